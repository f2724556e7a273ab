package ccapi.daemon.apikey;

import java.security.SecureRandom;

/// The text of client keys: `cck_` and 43 characters of base 62, which is 256 bits.
final class KeyText {
    /// Longest text that is looked at; anything longer is no key.
    static final int MAX_LENGTH = 128;

    private static final String PREFIX = "cck_";
    private static final int RANDOM_CHARACTERS = 43;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    static String random() {
        return PREFIX + characters(RANDOM_CHARACTERS);
    }

    /// A stable id for a key.
    static String randomId() {
        return "key_" + characters(12);
    }

    /// What is kept to be shown: the first 8 characters.
    static String head(String key) {
        return key.substring(0, 8);
    }

    /// And the last 4.
    static String tail(String key) {
        return key.substring(key.length() - 4);
    }

    private static String characters(int count) {
        StringBuilder text = new StringBuilder(count);
        while (text.length() < count) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
