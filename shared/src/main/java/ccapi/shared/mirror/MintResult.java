package ccapi.shared.mirror;

import org.jspecify.annotations.Nullable;

/// How one mint ended.
///
/// @param ok               whether an account of ours now holds a working token
/// @param ccapiAccountName the account added or renewed, `null` on failure
/// @param action           `added`, `renewed`, `would_add`, `would_renew` or `failed`
/// @param error            in words, `null` when it went well
public record MintResult(
        String id,
        String email,
        boolean ok,
        @Nullable String ccapiAccountName,
        String action,
        @Nullable String error) {}
