package ccapi.daemon.account;

import ccapi.daemon.account.Seat.Turn;
import ccapi.daemon.account.WaitingLine.Found.Served;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One concurrency slot of one account, for one attempt. Held by the request's thread until the upstream is done with
/// it; tell [HealthBoard] how it went before closing.
public final class Lease implements Choice, AutoCloseable {
    private final Served served;
    private final Credential credential;
    private final Runnable release;
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean retried;

    Lease(Served served, Credential credential, Runnable release) {
        this.served = served;
        this.credential = credential;
        this.release = release;
    }

    Turn turn() {
        return served.turn();
    }

    /// Whether its credential was refused and another was looked for.
    boolean wasRetried() {
        return retried;
    }

    void retried() {
        retried = true;
    }

    @Nullable
    Binding binding() {
        return served.binding();
    }

    /// Who serves.
    public AccountInfo account() {
        return served.turn().info();
    }

    /// The model to ask upstream for, after the account's model map.
    public String upstreamModel() {
        return served.turn().upstreamModel();
    }

    /// What signs the request in; not expired when the lease was given.
    public Credential credential() {
        return credential;
    }

    /// Whether another account answered in this conversation before: then what that one encrypted (reasoning,
    /// thinking signatures) must not be sent.
    public boolean isMixed() {
        return served.mixed();
    }

    @Override
    public List<String> trace() {
        return served.trace();
    }

    /// Gives the slot back; once, however often it is called.
    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
