package ccapi.daemon.proxy;

import ccapi.daemon.config.Config;
import ccapi.shared.problem.Refusal;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/// Certificate and key of the client side, read from their files.
public final class TlsFiles {
    private TlsFiles() {}

    /// Reads them.
    ///
    /// @return `null` when plain HTTP is configured
    /// @throws Refusal when a file is missing or holds no certificate or key
    public static @Nullable Tls read(Config.@Nullable Tls files) {
        if (files == null) {
            return null;
        }
        if (!Files.isReadable(files.certificate()) || !Files.isReadable(files.key())) {
            throw Refusal.invalid(
                    "cannot read the TLS files " + files.certificate() + " and " + files.key(),
                    "let the daemon's user read them");
        }
        try {
            Keys keys = Keys.builder()
                    .pem(pem ->
                            pem.certChain(Resource.create(files.certificate())).key(Resource.create(files.key())))
                    .build();
            return Tls.builder()
                    .privateKey(keys.privateKey().orElseThrow())
                    .privateKeyCertChain(keys.certChain())
                    .build();
        } catch (RuntimeException e) {
            // the library says it by exceptions of many kinds, and some repeat what is in the file
            throw Refusal.invalid(
                    files.certificate() + " and " + files.key() + " are no certificate and key that belong together",
                    "give PEM files: the chain, and its private key in PKCS#8");
        }
    }
}
