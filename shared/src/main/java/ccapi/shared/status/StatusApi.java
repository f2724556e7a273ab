package ccapi.shared.status;

import ccapi.shared.socket.AdminCalls;
import java.time.Duration;
import java.util.List;

/// Calls about the daemon itself.
public final class StatusApi {
    /// Path of the status.
    public static final String PATH = "/status";

    /// Path of numbers for a monitoring system, as text of Prometheus.
    public static final String METRICS = "/metrics";
    /// Path that answers 200 while the daemon lives.
    public static final String HEALTH = "/health";
    /// Path that answers 200 while requests can be served, else 503 and the reason.
    public static final String READY = "/ready";

    /// Path of reading `config.yaml` again.
    public static final String RELOAD = "/daemon/reload";
    /// Path of stopping; with `?now=true` running requests are cut.
    public static final String STOP = "/daemon/stop";

    /// Path of writing a [BackupFile].
    public static final String BACKUP = "/backup";
    /// Path of the newest [LogEntry]s, the oldest of them first; `?limit=` how many.
    public static final String LOGS = "/logs";
    /// Path of the stream of [LogEntry]s as they come, one a line.
    public static final String LOGS_TAIL = "/logs/tail";
    /// Path of the daemon's own [Check]s: config, state folder, clock, disk, descriptors, upstreams, credentials.
    public static final String DOCTOR = "/doctor";
    /// Path of replacing the master key.
    public static final String RENEW_MASTER_KEY = "/daemon/master-key/renew";
    /// Path of [KnownName]s for completion, below it `accounts`, `keys`, `models`, `mirror`.
    public static final String NAMES = "/names";
    /// Path of the admin acts.
    public static final String AUDIT = "/audit";

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
        return calls.list(AUDIT + "?limit=" + limit, AuditEntry.class);
    }

    /// Writes a consistent copy of the database, while it is in use.
    ///
    /// @param path absolute; nothing may be there yet
    public BackupFile backup(String path) {
        return calls.slowChange("POST", BACKUP, new BackupFile(path), BackupFile.class, Duration.ofMinutes(10));
    }

    /// Replaces the master key by a new one and seals every stored secret again; clients' keys stay valid.
    ///
    /// The key before it stays beside the key file, since backups made so far need it.
    public MasterKeyId renewMasterKey() {
        return calls.change("POST", RENEW_MASTER_KEY, null, MasterKeyId.class);
    }

    /// The newest lines of the log, the oldest of them first.
    public List<LogEntry> logs(int limit) {
        return calls.list(LOGS + "?limit=" + limit, LogEntry.class);
    }

    /// What the daemon finds when it looks itself over.
    public List<Check> doctor() {
        return calls.list(DOCTOR, Check.class);
    }

    /// Names for completion.
    ///
    /// @param noun `accounts`, `keys`, `models` or `mirror`
    public List<KnownName> names(String noun) {
        return calls.list(NAMES + "/" + noun, KnownName.class);
    }
}
