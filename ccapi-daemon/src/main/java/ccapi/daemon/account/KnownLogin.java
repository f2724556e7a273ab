package ccapi.daemon.account;

import org.jspecify.annotations.Nullable;

/// Whose login a Codex account holds and where it came from, for finding accounts again. Holds no secret.
///
/// @param name       of the account
/// @param source     e.g. `mirror:42`, see [ccapi.shared.account.Account#source()]
/// @param accountId  the ChatGPT account (workspace), `null` if unknown
/// @param userId     the person, `null` if unknown
/// @param email      `null` if unknown
/// @param needsLogin whether only a new login lets it serve again; never while it is switched off
public record KnownLogin(
        String name,
        String source,
        @Nullable String accountId,
        @Nullable String userId,
        @Nullable String email,
        boolean needsLogin) {}
