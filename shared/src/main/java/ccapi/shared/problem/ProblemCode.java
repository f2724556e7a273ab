package ccapi.shared.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Everything that can go wrong, with its HTTP status on the admin socket and its exit code on the command line.
///
/// The numbers are a promise to scripts: they are never changed.
public enum ProblemCode {
    /// The request makes no sense as it is.
    INVALID(400, 2),
    /// The peer may not do this.
    DENIED(403, 4),
    /// No such thing.
    NOT_FOUND(404, 3),
    /// It is there already, or is being changed.
    CONFLICT(409, 5),
    /// The mirror pool is off in the config.
    MIRROR_OFF(409, 11),
    /// The minter does not answer.
    MIRROR_DOWN(502, 12),
    /// An upstream refused or failed.
    UPSTREAM(502, 1),
    /// The daemon cannot write its state.
    STORAGE(503, 1),
    /// The daemon is not there; never sent, made by the client.
    UNREACHABLE(503, 6),
    /// Nobody agreed to something that cannot be undone; never sent, made by the client.
    UNCONFIRMED(409, 9),
    /// It took too long.
    TIMEOUT(504, 7),
    /// A bug in ccapi.
    INTERNAL(500, 70);

    private final int httpStatus;
    private final int exitCode;

    ProblemCode(int httpStatus, int exitCode) {
        this.httpStatus = httpStatus;
        this.exitCode = exitCode;
    }

    /// Status on the admin socket.
    public int httpStatus() {
        return httpStatus;
    }

    /// Exit code on the command line.
    public int exitCode() {
        return exitCode;
    }

    /// The word in JSON.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the word; one from a newer daemon reads as [#INTERNAL].
    @JsonCreator
    public static ProblemCode of(String wire) {
        for (ProblemCode code : values()) {
            if (code.wire().equals(wire)) {
                return code;
            }
        }
        return INTERNAL;
    }
}
