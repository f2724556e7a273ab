package ccapi.shared.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One account of the mirror, as the minter lists it, matched with ours.
///
/// @param id           the mirror's id, number or text
/// @param plan         `plus`, `team` or `free`
/// @param status       1 = OK
/// @param iqStatus     as the mirror says: `降智` degraded, `正常` normal, or anything else; may be empty
/// @param updatedAt    `null` if the mirror gave none
/// @param inCcapi      whether an account of ours came from it
/// @param ccapiAccount that account's name, `null` if there is none
/// @param needsRenewal whether that account came from the mirror and needs a new login
public record MirrorAccount(
        String id,
        String email,
        String plan,
        int status,
        String iqStatus,
        @Nullable Instant updatedAt,
        boolean inCcapi,
        @Nullable String ccapiAccount,
        boolean needsRenewal) {}
