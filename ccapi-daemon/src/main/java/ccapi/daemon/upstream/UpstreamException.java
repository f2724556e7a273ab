package ccapi.daemon.upstream;

import java.io.IOException;

/// The upstream could not be reached or broke the protocol. Its message is ours: no byte of the upstream is in it.
public final class UpstreamException extends IOException {
    /// What went wrong.
    public enum Kind {
        /// No connection could be made.
        CONNECT,
        /// The connection ended before the answer was whole.
        CUT,
        /// The answer breaks HTTP.
        MALFORMED,
        /// The answer is larger than we take.
        TOO_LARGE
    }

    private final Kind kind;

    UpstreamException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /// The answer holds something larger than is taken, found by whoever reads what it means.
    public static UpstreamException tooLarge(String message) {
        return new UpstreamException(Kind.TOO_LARGE, message);
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }
}
