package ccapi.shared.mirror;

import org.jspecify.annotations.Nullable;

/// How one mint ended.
///
/// @param ok               whether all is well: an account of ours holds a token that was tried, or nothing was to do
/// @param ccapiAccountName the account added, renewed or left as it is; `null` on failure, and in a dry run the name
/// that it would get
/// @param action           `added`, `renewed`, `unchanged`, `would_add`, `would_renew` or `failed`
/// @param error            in words, with what to do; `null` when it went well
public record MintResult(
        String id,
        String email,
        boolean ok,
        @Nullable String ccapiAccountName,
        String action,
        @Nullable String error) {
    /// The word for a mint of which nothing came.
    public static final String FAILED = "failed";
}
