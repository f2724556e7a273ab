package ccapi.tui;

import ccapi.shared.AdminClient;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import ccapi.shared.socket.UnixStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Listens to the push stream on a thread of its own and puts what it hears into the queue. When the stream ends it
/// says
/// so once and is done; another one is started by whoever wants to try again.
final class Watch {
    private final AdminClient client;
    private final BlockingQueue<Event> queue;
    private volatile @Nullable UnixStream stream;

    Watch(AdminClient client, BlockingQueue<Event> queue) {
        this.client = client;
        this.queue = queue;
    }

    void start(Duration delay) {
        Thread.ofVirtual().name("watch").start(() -> run(delay));
    }

    /// Ends listening, whatever the stream is at.
    void stop() {
        UnixStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    private void run(Duration delay) {
        try {
            Thread.sleep(delay);
            listen();
            queue.add(ended("the daemon ended the stream"));
        } catch (Refusal e) {
            queue.add(new Event.StreamEnded(e.problem()));
        } catch (IOException e) {
            queue.add(ended("lost the daemon"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws IOException {
        try (UnixStream open = client.live().events()) {
            stream = open;
            queue.add(new Event.StreamOpened());
            for (String line = open.next(); line != null; line = open.next()) {
                if (!line.isBlank()) {
                    queue.add(new Event.Pushed(Json.read(line.getBytes(StandardCharsets.UTF_8), LiveEvent.class)));
                }
            }
        }
    }

    private static Event ended(String why) {
        return new Event.StreamEnded(new Problem(ProblemCode.UNREACHABLE, why, ""));
    }
}
