package ccapi.daemon.usage;

import ccapi.daemon.audit.Audit;
import ccapi.daemon.http.Admin;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import ccapi.shared.usage.PruneRequest;
import ccapi.shared.usage.PruneResult;
import ccapi.shared.usage.RepriceRequest;
import ccapi.shared.usage.RepriceResult;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageApi;
import ccapi.shared.usage.UsageQuery;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The books as others see them: sums, single requests, and the stream of requests as they end.
public final class UsageRoutes implements HttpService {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration WINDOWS_BACK = Duration.ofDays(7);

    /// So many looks without news are a sign of life: an empty line, which also finds out who has hung up.
    private static final int LOOKS_PER_SIGN = 10;

    private final UsageBooks books;
    private final Audit audit;
    private volatile boolean closing;

    public UsageRoutes(UsageBooks books, Audit audit) {
        this.books = books;
        this.audit = audit;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(UsageApi.SUMMARY, this::summary)
                .get(UsageApi.REQUESTS, this::requests)
                .get(UsageApi.REQUESTS + "/{id}", this::request)
                .get(UsageApi.TAIL, this::tail)
                .get(UsageApi.WINDOWS, this::windows)
                .post(UsageApi.REPRICE, this::reprice)
                .post(UsageApi.PRUNE, this::prune);
    }

    /// Ends all streams, so that the daemon can leave.
    public void stop() {
        closing = true;
    }

    private void summary(ServerRequest request, ServerResponse response) {
        UsageQuery query = query(request);
        Instant now = books.now();
        Admin.send(response, books.database().read(handle -> new ReportStore(handle).summary(query, now)));
    }

    private void requests(ServerRequest request, ServerResponse response) {
        UsageQuery query = query(request);
        Instant now = books.now();
        Admin.send(response, books.database().read(handle -> new RequestStore(handle).page(query, now)));
    }

    private void request(ServerRequest request, ServerResponse response) {
        String id = Admin.path(request, "id");
        Admin.send(response, books.database().read(handle -> new RequestStore(handle).detail(id)));
    }

    private void windows(ServerRequest request, ServerResponse response) {
        Admin.send(response, books.windowUsage(Admin.query(request, "account"), WINDOWS_BACK));
    }

    private void reprice(ServerRequest request, ServerResponse response) {
        RepriceRequest asked = Admin.body(request, RepriceRequest.class);
        ZoneCalendar calendar = books.database().read(UsageStore::calendar);
        UsageRange range = UsageRange.since(required(asked.from(), "from"), asked.to(), calendar, books.now());
        RepriceResult result = books.reprice(range, asked.model(), asked.dryRun());
        if (!asked.dryRun()) {
            audit.record(Admin.peerUid(request), "usage.reprice", "since " + range.from(), null, result);
        }
        Admin.send(response, result);
    }

    private void prune(ServerRequest request, ServerResponse response) {
        PruneRequest asked = Admin.body(request, PruneRequest.class);
        ZoneCalendar calendar = books.database().read(UsageStore::calendar);
        Instant before = UsageRange.since(required(asked.before(), "before"), null, calendar, books.now())
                .from();
        PruneResult result = books.prune(before, asked.dryRun());
        if (!asked.dryRun()) {
            audit.record(Admin.peerUid(request), "usage.prune", "before " + result.before(), null, result);
        }
        Admin.send(response, result);
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(
                    "'" + name + "' is missing", "write a date such as 2026-11-24, or a length such as 30d");
        }
        return value;
    }

    private static UsageQuery query(ServerRequest request) {
        return new UsageQuery(
                Admin.query(request, "range"),
                Admin.query(request, "from"),
                Admin.query(request, "to"),
                Admin.query(request, "by"),
                Admin.query(request, "account"),
                Admin.query(request, "key"),
                Admin.query(request, "model"),
                Admin.query(request, "status"),
                limit(Admin.query(request, "limit")),
                Admin.query(request, "before"));
    }

    private static @Nullable Integer limit(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("limit '" + text + "' is no number", "write a whole number");
        }
    }

    private void tail(ServerRequest request, ServerResponse response) {
        Predicate<RequestRow> wanted = wanted(query(request));
        response.header("content-type", "application/x-ndjson");
        try (Tail.Watcher watcher = books.tail().watch(wanted);
                OutputStream out = response.outputStream()) {
            out.write('\n');
            out.flush();
            pump(watcher, out);
        } catch (IOException e) {
            throw new UncheckedIOException("the watcher has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Tail.Watcher watcher, OutputStream out) throws IOException, InterruptedException {
        int quiet = 0;
        while (!closing) {
            RequestEntry entry = watcher.next(LOOK_EVERY);
            if (entry != null) {
                quiet = 0;
                out.write(Json.bytes(entry));
                out.write('\n');
                out.flush();
            } else if (watcher.isOverrun()) {
                throw new IOException("requests came faster than they were read");
            } else if (++quiet % LOOKS_PER_SIGN == 0) {
                out.write('\n');
                out.flush();
            }
        }
    }

    private static Predicate<RequestRow> wanted(UsageQuery query) {
        GroupFilter filter = GroupFilter.of(query);
        StatusFilter status = StatusFilter.of(query.status());
        return row -> filter.matches(row.group()) && status.matches(row);
    }
}
