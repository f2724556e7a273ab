package ccapi.daemon.mirror;

import ccapi.daemon.secret.Secret;
import java.time.Duration;

/// What the operator set for the mirror pool, while it is enabled.
///
/// @param endpoint    base address of the minter, without a slash at the end
/// @param token       bearer token of each call
/// @param timeout     longest wait for one mint
/// @param naming      name of a new account; `{email}`, `{user}` (the e-mail's part before the `@`) and `{id}` are
/// replaced
/// @param priority    of a new account, lower serves first
/// @param concurrency of a new account, 0 = no limit
public record MirrorPool(
        String endpoint, Secret token, Duration timeout, String naming, int priority, int concurrency) {}
