package ccapi.daemon.secret;

import org.jspecify.annotations.Nullable;

/// A sealed value does not open: it was changed, moved, cut, or sealed with a key that is not here.
public final class UnsealException extends RuntimeException {
    UnsealException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
