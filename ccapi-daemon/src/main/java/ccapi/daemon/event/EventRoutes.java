package ccapi.daemon.event;

import ccapi.shared.live.LiveApi;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.socket.Json;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/// The push stream: one JSON line for each thing that changed, requests in flight twice a second while there are any,
/// and a heartbeat so that a watcher knows the daemon lives.
public final class EventRoutes implements HttpService {
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int BEATS_PER_HEARTBEAT = 6;
    private static final int MAX_NOTICES = 100;
    private static final byte[] LINE_END = {'\n'};

    private final Events events;
    private final Supplier<List<LiveRequest>> live;
    private final InstantSource clock;
    private volatile boolean closing;

    /// @param live requests in flight now
    public EventRoutes(Events events, Supplier<List<LiveRequest>> live, InstantSource clock) {
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(LiveApi.EVENTS, this::stream);
    }

    /// Ends all streams, so that the daemon can leave.
    public void stop() {
        closing = true;
    }

    private void stream(ServerRequest request, ServerResponse response) {
        Pending pending = new Pending();
        response.header("content-type", "application/x-ndjson");
        try (Events.Subscription _ = events.watch(pending::add);
                OutputStream out = response.outputStream()) {
            write(out, new LiveEvent("heartbeat", clock.instant(), null, null, null));
            out.flush();
            pump(pending, out);
        } catch (IOException e) {
            throw new UncheckedIOException("the watcher has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Pending pending, OutputStream out) throws IOException, InterruptedException {
        boolean hadLive = false;
        for (int beat = 1; !closing; beat++) {
            for (LiveEvent event : pending.await()) {
                write(out, event);
            }
            List<LiveRequest> now = live.get();
            if (hadLive || !now.isEmpty()) {
                write(out, new LiveEvent("live", clock.instant(), null, now, null));
            } else if (beat % BEATS_PER_HEARTBEAT == 0) {
                write(out, new LiveEvent("heartbeat", clock.instant(), null, null, null));
            }
            hadLive = !now.isEmpty();
            out.flush();
        }
    }

    private static void write(OutputStream out, LiveEvent event) throws IOException {
        out.write(Json.bytes(event));
        out.write(LINE_END);
    }

    /// What one watcher has not seen yet: changes by noun, so that a storm of them is told once, and some notices.
    private static final class Pending {
        private final Set<String> nouns = new LinkedHashSet<>();
        private final Queue<LiveEvent> waiting = new ArrayDeque<>();

        synchronized void add(LiveEvent event) {
            boolean news = event.what() == null ? waiting.size() < MAX_NOTICES : nouns.add(event.what());
            if (news) {
                waiting.add(event);
            }
        }

        List<LiveEvent> await() throws InterruptedException {
            Thread.sleep(BEAT);
            synchronized (this) {
                List<LiveEvent> all = List.copyOf(waiting);
                waiting.clear();
                nouns.clear();
                return all;
            }
        }
    }
}
