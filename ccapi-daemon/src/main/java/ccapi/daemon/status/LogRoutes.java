package ccapi.daemon.status;

import ccapi.daemon.http.Admin;
import ccapi.daemon.process.LogMemory;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import ccapi.shared.status.LogEntry;
import ccapi.shared.status.StatusApi;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The daemon's log on the admin side: its newest lines, and those to come.
public final class LogRoutes implements HttpService {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_WAITING = 1000;
    // an empty line now and then finds out who has hung up
    private static final long SIGN_MILLIS = 5000;

    private final LogMemory log;
    private volatile boolean closing;

    public LogRoutes(LogMemory log) {
        this.log = log;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(StatusApi.LOGS, (request, response) -> Admin.send(response, log.newest(limit(request))))
                .get(StatusApi.LOGS_TAIL, this::tail);
    }

    /// Ends all streams, so that the daemon can leave.
    public void stop() {
        closing = true;
    }

    private static int limit(ServerRequest request) {
        String limit = Admin.query(request, "limit");
        try {
            return limit == null ? DEFAULT_LIMIT : Math.clamp(Integer.parseInt(limit), 1, 10_000);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("limit '" + limit + "' is no number", "give a whole number");
        }
    }

    private void tail(ServerRequest request, ServerResponse response) {
        BlockingQueue<LogEntry> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
        response.header("content-type", "application/x-ndjson");
        try (LogMemory.Subscription _ = log.watch(entry -> offer(waiting, entry));
                OutputStream out = response.outputStream()) {
            out.write('\n');
            out.flush();
            long silent = 0;
            while (!closing) {
                LogEntry entry = waiting.poll(500, TimeUnit.MILLISECONDS);
                silent = entry == null ? silent + 500 : 0;
                if (entry != null) {
                    out.write(Json.bytes(entry));
                }
                if (entry != null || silent % SIGN_MILLIS == 0) {
                    out.write('\n');
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the watcher has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // a watcher that is too slow misses the oldest lines rather than holding up whoever logs
    private static void offer(BlockingQueue<LogEntry> waiting, LogEntry entry) {
        while (!waiting.offer(entry)) {
            waiting.poll();
        }
    }
}
