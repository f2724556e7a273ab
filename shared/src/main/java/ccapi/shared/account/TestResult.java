package ccapi.shared.account;

import org.jspecify.annotations.Nullable;

/// What a real, tiny request through one account gave.
///
/// @param ok        whether the account answered
/// @param status    the upstream's HTTP status, 0 when there was no answer
/// @param latencyMs from sending to the end of the answer, in milliseconds
/// @param model     the model asked
/// @param answer    the first words of the answer, `null` on failure
/// @param error     what went wrong, `null` on success
public record TestResult(
        String account,
        boolean ok,
        int status,
        long latencyMs,
        String model,
        @Nullable String answer,
        @Nullable String error) {}
