package ccapi.daemon;

import ccapi.daemon.config.Config;
import ccapi.daemon.mirror.MirrorPool;
import ccapi.daemon.secret.Secret;
import java.util.Optional;

/// Hands what the config says about the mirror pool to the room that may not read the config.
final class MirrorSettings {
    private MirrorSettings() {}

    /// The settings, empty while the pool is disabled.
    static Optional<MirrorPool> of(Config.MirrorPool config) {
        return config.enabled()
                ? Optional.of(new MirrorPool(
                        config.endpoint(),
                        new Secret(config.token()),
                        config.timeout(),
                        config.naming(),
                        config.priority(),
                        config.concurrency()))
                : Optional.empty();
    }
}
