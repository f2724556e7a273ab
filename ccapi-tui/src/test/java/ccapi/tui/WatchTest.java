package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.TestDaemon;
import ccapi.shared.AdminClient;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.socket.UnixHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();

    private Event next() throws InterruptedException {
        Event event = queue.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private Event nextButNews() throws InterruptedException {
        Event event = next();
        while (event instanceof Event.Pushed) {
            event = next();
        }
        return event;
    }

    private void awaitChange(String noun) throws InterruptedException {
        Event event = next();
        while (!(event instanceof Event.Pushed(LiveEvent pushed) && noun.equals(pushed.what()))) {
            assertThat(event).isInstanceOf(Event.Pushed.class);
            event = next();
        }
    }

    @Test
    void hearsWhatTheDaemonSaysUntilItGoes() throws InterruptedException {
        try (TestDaemon daemon = TestDaemon.start()) {
            new Watch(daemon.admin(), queue).start(Duration.ZERO);
            assertThat(next()).isEqualTo(new Event.StreamOpened());
            daemon.createKey("laptop");
            awaitChange("keys");
        }
        assertThat(nextButNews())
                .isInstanceOfSatisfying(
                        Event.StreamEnded.class,
                        ended -> assertThat(ended.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));
    }

    @Test
    void saysOnceThatThereIsNobody(@TempDir Path folder) throws InterruptedException {
        UnixHttp nobody = new UnixHttp(folder.resolve("admin.sock"), Duration.ofSeconds(10));
        new Watch(new AdminClient(nobody), queue).start(Duration.ZERO);
        assertThat(next()).isInstanceOf(Event.StreamEnded.class);
        assertThat(queue).isEmpty();
    }

    @Test
    void stopEndsListening() throws InterruptedException {
        try (TestDaemon daemon = TestDaemon.start()) {
            Watch watch = new Watch(daemon.admin(), queue);
            watch.start(Duration.ZERO);
            assertThat(next()).isEqualTo(new Event.StreamOpened());
            assertThat(next()).isInstanceOf(Event.Pushed.class);
            watch.stop();
            assertThat(nextButNews()).isInstanceOf(Event.StreamEnded.class);
        }
    }
}
