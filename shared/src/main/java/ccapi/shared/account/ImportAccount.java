package ccapi.shared.account;

import org.jspecify.annotations.Nullable;

/// Takes over a login that an official command line tool left behind.
///
/// @param format  `codex-auth` (Codex's `auth.json`) or `claude-credentials` (Claude's `.credentials.json`)
/// @param content the file's text
/// @param name    `null` = made from the login's e-mail or the format
public record ImportAccount(
        String format,
        String content,
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable Integer concurrency) {
    /// Hides the content.
    @Override
    public String toString() {
        return "ImportAccount[" + format + ", content=***]";
    }
}
