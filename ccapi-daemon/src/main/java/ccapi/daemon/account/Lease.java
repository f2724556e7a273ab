package ccapi.daemon.account;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// One concurrency slot of one account, for one attempt. Held by the request's thread until the upstream is done with
/// it; tell [HealthBoard] how it went before closing.
public final class Lease implements Choice, AutoCloseable {
    private final AccountInfo account;
    private final String upstreamModel;
    private final Credential credential;
    private final boolean mixed;
    private final List<String> trace;
    private final Runnable release;
    private final AtomicBoolean released = new AtomicBoolean();

    Lease(
            AccountInfo account,
            String upstreamModel,
            Credential credential,
            boolean mixed,
            List<String> trace,
            Runnable release) {
        this.account = account;
        this.upstreamModel = upstreamModel;
        this.credential = credential;
        this.mixed = mixed;
        this.trace = trace;
        this.release = release;
    }

    /// Who serves.
    public AccountInfo account() {
        return account;
    }

    /// The model to ask upstream for, after the account's model map.
    public String upstreamModel() {
        return upstreamModel;
    }

    /// What signs the request in; not expired when the lease was given.
    public Credential credential() {
        return credential;
    }

    /// Whether this conversation was ever served by another account: then what that one encrypted (reasoning,
    /// thinking signatures) must not be sent.
    public boolean isMixed() {
        return mixed;
    }

    @Override
    public List<String> trace() {
        return trace;
    }

    /// Gives the slot back; once, however often it is called.
    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
