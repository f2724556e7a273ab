package ccapi.daemon.account;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which conversation stays with which account.
public final class Sessions {
    /// Reads off a request what tells its conversation from others.
    ///
    /// @param header looks a request header up by its lower-case name
    /// @param body   the request's JSON, either protocol
    /// @return `null` when nothing tells it
    public static @Nullable SessionKey keyOf(Function<String, @Nullable String> header, byte[] body) {
        return null;
    }
}
