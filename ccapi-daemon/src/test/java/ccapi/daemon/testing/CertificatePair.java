package ccapi.daemon.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/// A certificate that signs itself for the loopback address, and its key, made by the JDK's own tool.
public record CertificatePair(X509Certificate certificate, Key key) {
    private static final char[] PASSWORD = "only-for-tests".toCharArray();

    /// Makes one.
    ///
    /// @param folder    for the tool's file
    /// @param name      told apart by it
    /// @param algorithm as `EC` or `RSA`
    public static CertificatePair make(Path folder, String name, String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        if (!tool.waitFor(30, TimeUnit.SECONDS) || tool.exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new CertificatePair((X509Certificate) store.getCertificate("it"), store.getKey("it", PASSWORD));
    }

    /// Writes the certificate as PEM.
    public void writeCertificate(Path file) throws IOException, GeneralSecurityException {
        pem(file, "CERTIFICATE", certificate.getEncoded());
    }

    /// Writes the key as PEM, in PKCS#8.
    public void writeKey(Path file) throws IOException {
        pem(file, "PRIVATE KEY", key.getEncoded());
    }

    private static void pem(Path file, String what, byte[] bytes) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                        + "\n-----END " + what + "-----\n");
    }
}
