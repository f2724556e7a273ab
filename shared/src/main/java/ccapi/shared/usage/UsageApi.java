package ccapi.shared.usage;

import ccapi.shared.socket.AdminCalls;
import ccapi.shared.socket.UnixStream;

/// Calls about usage.
public final class UsageApi {
    /// Path of the summary.
    public static final String SUMMARY = "/usage/summary";
    /// Path of single requests.
    public static final String REQUESTS = "/usage/requests";
    /// Path of the stream of requests as they end, one [RequestEntry] a line.
    public static final String TAIL = "/usage/tail";

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

    /// Requests as they end.
    public UnixStream tail() {
        return calls.open(TAIL);
    }
}
