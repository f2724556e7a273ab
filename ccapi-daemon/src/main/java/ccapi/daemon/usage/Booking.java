package ccapi.daemon.usage;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One request on its way into the books. Made by [UsageRecorder#open]; used by the thread that serves the request.
public final class Booking {
    private final UsageRecorder recorder;
    private final RequestStart start;
    private final CountDownLatch durable = new CountDownLatch(1);
    private volatile Progress progress = Progress.NONE;
    private volatile @Nullable RequestEnd end;

    Booking(UsageRecorder recorder, RequestStart start) {
        this.recorder = recorder;
        this.start = start;
    }

    /// Says how far the request has come. Costs nothing; it is written down every few seconds.
    public void progress(Progress now) {
        progress = now;
    }

    /// Books the request and waits until that has survived what it is to survive, at most
    /// [UsageRecorder#ACK_LIMIT]; then the row stays in memory and is written as soon as it can be.
    ///
    /// The first call counts, later ones do nothing.
    public void complete(RequestEnd how) {
        if (end == null) {
            end = how;
            recorder.complete(this);
        }
    }
}
