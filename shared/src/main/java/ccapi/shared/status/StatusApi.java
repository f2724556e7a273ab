package ccapi.shared.status;

import ccapi.shared.socket.AdminCalls;
import java.util.List;

/// Calls about the daemon itself.
public final class StatusApi {
    /// Path of the status.
    public static final String PATH = "/status";

    /// Path of reading `config.yaml` again.
    public static final String RELOAD = "/daemon/reload";
    /// Path of stopping; with `?now=true` running requests are cut.
    public static final String STOP = "/daemon/stop";

    private final AdminCalls calls;

    public StatusApi(AdminCalls calls) {
        this.calls = calls;
    }

    /// How the daemon is.
    public DaemonStatus get() {
        return calls.get(PATH, DaemonStatus.class);
    }

    /// Reads `config.yaml` again; a broken file changes nothing and is refused with line and reason.
    public ReloadResult reload() {
        return calls.change("POST", RELOAD, null, ReloadResult.class);
    }

    /// Asks the daemon to drain and end.
    public void stop() {
        calls.change("POST", STOP, null);
    }

    /// Admin acts, newest first.
    public List<AuditEntry> audit(int limit) {
        return calls.list("/audit?limit=" + limit, AuditEntry.class);
    }
}
