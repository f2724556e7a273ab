package ccapi.daemon.secret;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals one value for one place in the database with AES-256-GCM.
///
/// A sealed value is `version 1 | key id, 4 bytes | nonce, 12 bytes | ciphertext | tag, 16 bytes`. Table, row, column
/// and version are authenticated with it, so a value moved to another row or changed by one bit does not open.
final class Seal {
    private static final byte VERSION = 1;
    private static final int ID = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    static byte[] close(MasterKey key, byte[] plain, String table, String rowId, String column) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(1 + ID + NONCE + plain.length + TAG_BITS / 8);
        sealed.write(VERSION);
        sealed.writeBytes(HexFormat.of().parseHex(key.id()));
        sealed.writeBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, table, rowId, column);
            sealed.writeBytes(cipher.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + table + "." + column, e);
        }
        return sealed.toByteArray();
    }

    /// The id of the key that a value was sealed with.
    ///
    /// @throws UnsealException when it is no sealed value
    static String keyId(byte[] sealed) {
        if (sealed.length < 1 + ID + NONCE + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw new UnsealException("it is not a sealed value", null);
        }
        return HexFormat.of().formatHex(sealed, 1, 1 + ID);
    }

    static byte[] open(MasterKey key, byte[] sealed, String table, String rowId, String column) {
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + ID, 1 + ID + NONCE);
        int start = 1 + ID + NONCE;
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, table, rowId, column)
                    .doFinal(sealed, start, sealed.length - start);
        } catch (GeneralSecurityException e) {
            throw new UnsealException("it was changed, or moved from another row", e);
        }
    }

    private static Cipher cipher(int mode, MasterKey key, byte[] nonce, String table, String rowId, String column)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
        // NUL ends each part: no table, row or column name holds one, so no two places read alike
        String place = table + '\0' + rowId + '\0' + column + '\0' + VERSION;
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
