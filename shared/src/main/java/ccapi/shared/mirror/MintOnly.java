package ccapi.shared.mirror;

import ccapi.shared.problem.Refusal;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// On which condition an account of the mirror is minted. When it does not hold, nothing is minted and the result is
/// `unchanged`, which is no failure.
public enum MintOnly {
    /// Whatever there is: a new account is added, a known one renewed.
    ANY,
    /// Only when no account of ours came from it.
    NOT_IN_CCAPI,
    /// Only when an account of ours came from it and needs a new login.
    NEEDS_RENEWAL;

    /// The word used in JSON, lower case with `_`.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the word used on the wire.
    ///
    /// @throws Refusal when there is no such condition
    @JsonCreator
    public static MintOnly of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire().equals(wire))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("unknown condition '" + wire + "'", "use any, not_in_ccapi or needs_renewal"));
    }
}
