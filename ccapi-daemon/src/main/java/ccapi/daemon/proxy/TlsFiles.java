package ccapi.daemon.proxy;

import ccapi.daemon.config.Config;
import ccapi.shared.problem.Refusal;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// Certificate and key of the client side, read from their files and known to belong together.
///
/// @param certificate the first of the chain: our own
public record TlsFiles(Tls tls, X509Certificate certificate) {
    /// Reads them.
    ///
    /// @return `null` when plain HTTP is configured
    /// @throws Refusal when a file is missing, holds no certificate or key, or the two do not belong together
    public static @Nullable TlsFiles read(Config.@Nullable Tls files) {
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
            X509Certificate own = keys.certChain().getFirst();
            PrivateKey key = keys.privateKey().orElseThrow();
            if (belongTogether(key, own.getPublicKey())) {
                return new TlsFiles(
                        Tls.builder()
                                .privateKey(key)
                                .privateKeyCertChain(keys.certChain())
                                .build(),
                        own);
            }
        } catch (RuntimeException | GeneralSecurityException e) {
            // said below: the libraries use exceptions of many kinds, and some repeat what is in the file
        }
        throw Refusal.invalid(
                files.certificate() + " and " + files.key() + " are no certificate and key that belong together",
                "give PEM files: the chain, our own certificate first, and its private key in PKCS#8");
    }

    private static boolean belongTogether(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> secret.getAlgorithm();
        };
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(text);
        return signature.verify(signed);
    }
}
