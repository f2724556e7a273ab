package ccapi.tui;

import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the dashboard hears of changes, and how old what it shows is.
///
/// @param heard   when the daemon was last heard
/// @param failed  how often in a row the stream could not be opened
/// @param problem why it is lost, else `null`
record Link(Kind kind, Instant heard, int failed, @Nullable Problem problem) {
    /// The daemon beats every three seconds when nothing happens; three missing beats are one too many.
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int MAX_DOUBLINGS = 2;

    /// What kind of link there is.
    enum Kind {
        /// Nothing heard yet.
        CONNECTING,
        /// The daemon pushes changes.
        LIVE,
        /// The daemon has no push stream: it is asked again and again.
        POLLING,
        /// The daemon is gone; old data stays on the screen.
        LOST
    }

    static Link start(Instant now) {
        return new Link(Kind.CONNECTING, now, 0, null);
    }

    Link opened(Instant now) {
        return new Link(Kind.LIVE, now, 0, null);
    }

    Link heard(Instant now) {
        return new Link(kind, now, failed, problem);
    }

    Link ended(Problem why, Instant now) {
        if (why.code() == ProblemCode.NOT_FOUND) {
            return new Link(Kind.POLLING, now, 0, null);
        }
        return new Link(Kind.LOST, heard, failed + 1, why);
    }

    /// How long to wait before the next try once lost: longer each time, up to two seconds.
    Duration delay() {
        return FIRST_RETRY.multipliedBy(1L << Math.min(failed - 1, MAX_DOUBLINGS));
    }

    /// Whether a stream that should beat has gone silent.
    boolean isSilent(Instant now) {
        return kind == Kind.LIVE && Duration.between(heard, now).compareTo(SILENCE) > 0;
    }

    boolean isLost() {
        return kind == Kind.LOST;
    }
}
