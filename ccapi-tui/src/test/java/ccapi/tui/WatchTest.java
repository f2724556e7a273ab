package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.AdminClient;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.socket.UnixHttp;
import ccapi.tui.testing.Samples;
import ccapi.tui.testing.StandIn;
import ccapi.tui.testing.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();

    private Event next() throws InterruptedException {
        Event event = queue.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private Watch watch() {
        return new Watch(new AdminClient(new UnixHttp(folder.resolve("admin.sock"), Duration.ofSeconds(10))), queue);
    }

    @Test
    void hearsWhatTheDaemonSaysUntilItGoes() throws InterruptedException {
        World world = new World(InstantSource.fixed(Samples.NOW));
        try (StandIn daemon = StandIn.start(folder.resolve("admin.sock"), world)) {
            watch().start(Duration.ZERO);
            assertThat(next()).isEqualTo(new Event.StreamOpened());
            assertThat(next()).isInstanceOf(Event.Pushed.class);
            daemon.push(new LiveEvent("changed", Samples.NOW, "keys", null, null));
            assertThat(next()).isEqualTo(new Event.Pushed(new LiveEvent("changed", Samples.NOW, "keys", null, null)));
        }
        assertThat(next())
                .isInstanceOfSatisfying(
                        Event.StreamEnded.class,
                        ended -> assertThat(ended.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));
    }

    @Test
    void saysOnceThatThereIsNobody() throws InterruptedException {
        watch().start(Duration.ZERO);
        assertThat(next()).isInstanceOf(Event.StreamEnded.class);
        assertThat(queue).isEmpty();
    }

    @Test
    void stopEndsListening() throws InterruptedException {
        World world = new World(InstantSource.fixed(Samples.NOW));
        try (StandIn _ = StandIn.start(folder.resolve("admin.sock"), world)) {
            Watch watch = watch();
            watch.start(Duration.ZERO);
            assertThat(next()).isEqualTo(new Event.StreamOpened());
            assertThat(next()).isInstanceOf(Event.Pushed.class);
            watch.stop();
            assertThat(next()).isInstanceOf(Event.StreamEnded.class);
        }
    }
}
