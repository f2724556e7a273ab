package ccapi.daemon.secret;

import ccapi.shared.problem.Refusal;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The 32 random bytes from which the sealing key comes, by HKDF-SHA256 (RFC 5869).
final class MasterKey {
    /// Bytes in a master key.
    static final int LENGTH = 32;

    private static final String FORM = "it must be 32 random bytes in base64: head -c 32 /dev/urandom | base64";

    private final SecretKey material;
    private final SecretKey sealing;
    private final byte[] id;
    private final String check;

    private MasterKey(byte[] bytes) {
        this.material = new SecretKeySpec(bytes, "Generic");
        this.sealing = new SecretKeySpec(derive("ccapi sealing key v1", 32), "AES");
        this.id = derive("ccapi key id v1", 4);
        this.check = HexFormat.of().formatHex(derive("ccapi key check v1", 16));
    }

    static MasterKey random() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new MasterKey(bytes);
    }

    /// Reads base64 text.
    ///
    /// @param source where it comes from, for the message
    static MasterKey parse(String text, String source) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("the master key from " + source + " is not base64", FORM);
        }
        if (bytes.length != LENGTH) {
            throw Refusal.invalid("the master key from " + source + " has " + bytes.length + " bytes", FORM);
        }
        return new MasterKey(bytes);
    }

    /// The base64 text, for the key file.
    String text() {
        return Base64.getEncoder().encodeToString(material.getEncoded());
    }

    SecretKey sealing() {
        return sealing;
    }

    /// Tells keys apart without telling anything about them.
    String id() {
        return HexFormat.of().formatHex(id);
    }

    /// Proves to a database that this is its key.
    String check() {
        return check;
    }

    private byte[] derive(String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(material)
                            .thenExpand(purpose.getBytes(java.nio.charset.StandardCharsets.US_ASCII), length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }
}
