package ccapi.daemon.usage;

import ccapi.daemon.http.Admin;
import ccapi.daemon.pricing.Prices;
import ccapi.shared.usage.PriceCheck;
import ccapi.shared.usage.PriceRow;
import ccapi.shared.usage.UsageApi;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The price list, and whether it covers what is used.
public final class PriceRoutes implements HttpService {
    private static final Duration LATELY = Duration.ofDays(30);

    private final UsageBooks books;

    public PriceRoutes(UsageBooks books) {
        this.books = books;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(UsageApi.PRICES, this::list).get(UsageApi.PRICES_CHECK, this::check);
    }

    private void list(ServerRequest request, ServerResponse response) {
        Admin.send(response, books.prices().rows(books.now()));
    }

    private void check(ServerRequest request, ServerResponse response) {
        Instant now = books.now();
        Map<String, Use> uses = books.database().read(handle -> uses(handle, now.minus(LATELY)));
        Prices prices = books.prices();
        Comparator<PriceCheck> mostUsedFirst =
                Comparator.comparingLong(PriceCheck::requests).reversed();
        List<PriceCheck> checks = uses.entrySet().stream()
                .map(entry -> check(entry.getKey(), entry.getValue(), prices, now))
                .sorted(Comparator.comparing(PriceCheck::priced)
                        .thenComparing(mostUsedFirst)
                        .thenComparing(PriceCheck::model))
                .toList();
        Admin.send(response, checks);
    }

    /// How much a model was used.
    private record Use(long requests, long lastUsed) {
        Use plus(Use other) {
            return new Use(requests + other.requests, Math.max(lastUsed, other.lastUsed));
        }
    }

    private static PriceCheck check(String model, Use use, Prices prices, Instant now) {
        PriceRow row = prices.row(model, now);
        return new PriceCheck(
                model,
                use.requests,
                Instant.ofEpochMilli(use.lastUsed),
                row != null,
                row == null ? null : row.model(),
                row == null ? null : row.uncertain(),
                row == null ? null : row.listedAt());
    }

    /// Models that answered, and used something.
    private static Map<String, Use> uses(Handle handle, Instant since) {
        Map<String, Use> uses = new HashMap<>();
        handle.createQuery("SELECT g.model, g.actual_model, sum(s.requests),"
                        + " (SELECT max(h.start) FROM usage_sum h WHERE h.grain = :hour AND h.group_id = g.id)"
                        + " FROM usage_group g CROSS JOIN usage_sum s WHERE s.grain = :day AND s.group_id = g.id"
                        + " AND s.start >= :since AND (s.output_tokens > 0 OR s.input_tokens > 0 OR s.unpriced > 0)"
                        + " GROUP BY g.id, g.model, g.actual_model")
                .bind("hour", SumStore.HOUR)
                .bind("day", SumStore.DAY)
                .bind("since", since.toEpochMilli())
                .map((row, _) -> uses.merge(
                        row.getString(2).isEmpty() ? row.getString(1) : row.getString(2),
                        new Use(row.getLong(3), row.getLong(4)),
                        Use::plus))
                .list();
        return uses;
    }
}
