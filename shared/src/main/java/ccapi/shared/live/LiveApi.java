package ccapi.shared.live;

import ccapi.shared.socket.AdminCalls;
import ccapi.shared.socket.UnixStream;
import java.util.List;

/// Calls about what happens right now.
public final class LiveApi {
    /// Path of the requests in flight.
    public static final String PATH = "/live";
    /// Path of the push stream, one [LiveEvent] a line.
    public static final String EVENTS = "/events";

    private final AdminCalls calls;

    public LiveApi(AdminCalls calls) {
        this.calls = calls;
    }

    /// Requests in flight, oldest first.
    public List<LiveRequest> list() {
        return calls.list(PATH, LiveRequest.class);
    }

    /// Ends a request in flight; the client sees a visible cut.
    public void cancel(String id) {
        calls.change("DELETE", PATH + "/" + AdminCalls.segment(id), null);
    }

    /// Changes as they happen.
    public UnixStream events() {
        return calls.open(EVENTS);
    }
}
