package ccapi.shared.mirror;

import ccapi.shared.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// Asks for one mint.
///
/// @param ref    the mirror's id or the e-mail
/// @param dryRun tell what would happen and mint nothing
/// @param only   on which condition to mint, looked at by the daemon at the last moment, so that two runs
/// that read the list at the same time do not mint the same twice; `null` reads as [MintOnly#ANY]
public record MintRequest(
        String ref, boolean dryRun, @Nullable MintOnly only) {
    public MintRequest {
        if (ref == null || ref.isBlank()) {
            throw Refusal.invalid("no mirror account is named", "give the mirror's id or the e-mail");
        }
        only = only == null ? MintOnly.ANY : only;
    }

    /// A mint whatever there is already.
    public MintRequest(String ref, boolean dryRun) {
        this(ref, dryRun, MintOnly.ANY);
    }
}
