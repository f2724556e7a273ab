package ccapi.daemon.store;

import java.time.Duration;

/// Tells when work that nobody had to wait for is durable.
public interface Receipt {
    /// Waits until the work is durable.
    ///
    /// @return whether it is; `false` after the limit, and when the work itself failed
    boolean await(Duration limit) throws InterruptedException;
}
