package ccapi.shared.usage;

import ccapi.shared.socket.AdminCalls;
import ccapi.shared.socket.UnixStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls about usage.
public final class UsageApi {
    /// Path of the summary.
    public static final String SUMMARY = "/usage/summary";
    /// Path of single requests.
    public static final String REQUESTS = "/usage/requests";
    /// Path of the stream of requests as they end, one [RequestEntry] a line.
    public static final String TAIL = "/usage/tail";

    /// Path of computing costs anew.
    public static final String REPRICE = "/usage/reprice";
    /// Path of forgetting single requests.
    public static final String PRUNE = "/usage/prune";
    /// Path of our sums beside the upstream's windows.
    public static final String WINDOWS = "/usage/windows";
    /// Path of the price list.
    public static final String PRICES = "/prices";
    /// Path of the models in use and their prices.
    public static final String PRICES_CHECK = "/prices/check";

    private static final Duration LONG = Duration.ofMinutes(10);

    private final AdminCalls calls;

    public UsageApi(AdminCalls calls) {
        this.calls = calls;
    }

    /// Requests added up.
    public UsageSummary summary(UsageQuery query) {
        return calls.get(SUMMARY + query.toQuery(), UsageSummary.class);
    }

    /// Single requests, newest first.
    public RequestPage requests(UsageQuery query) {
        return calls.get(REQUESTS + query.toQuery(), RequestPage.class);
    }

    /// One request with its trace.
    public RequestDetail request(String id) {
        return calls.get(REQUESTS + "/" + AdminCalls.segment(id), RequestDetail.class);
    }

    /// All requests as they end.
    public UnixStream tail() {
        return calls.open(TAIL);
    }

    /// Requests as they end; of the query only its filters count.
    public UnixStream tail(UsageQuery query) {
        return calls.open(TAIL + query.toQuery());
    }

    /// Our sums beside the movement of the upstream's windows that ended in the last 7 days or go on, newest first.
    ///
    /// @param account name or id, `null` = all
    public List<WindowUsage> windows(@Nullable String account) {
        return calls.list(
                WINDOWS + (account == null ? "" : "?account=" + AdminCalls.segment(account)), WindowUsage.class);
    }

    /// Computes the cost of past requests anew.
    public RepriceResult reprice(RepriceRequest request) {
        return calls.slowChange("POST", REPRICE, request, RepriceResult.class, LONG);
    }

    /// Forgets single requests and keeps their sums.
    public PruneResult prune(PruneRequest request) {
        return calls.slowChange("POST", PRUNE, request, PruneResult.class, LONG);
    }

    /// What every model costs now, by name.
    public List<PriceRow> prices() {
        return calls.list(PRICES, PriceRow.class);
    }

    /// The models used lately and whether they have a price, those without first.
    public List<PriceCheck> checkPrices() {
        return calls.list(PRICES_CHECK, PriceCheck.class);
    }
}
