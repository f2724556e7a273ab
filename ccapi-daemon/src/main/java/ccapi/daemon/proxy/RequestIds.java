package ccapi.daemon.proxy;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Makes request ids: unique, in order of time when sorted as text, and no guess at the next one.
final class RequestIds {
    private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();

    // each start of the daemon numbers from a random place, so that ids never meet those of another run
    private final AtomicLong counter = new AtomicLong(new SecureRandom().nextLong() >>> 16);

    String next(long millis) {
        char[] text = new char[22];
        "req_".getChars(0, 4, text, 0);
        put(text, 4, 8, millis);
        put(text, 12, 10, mix(counter.incrementAndGet()));
        return new String(text);
    }

    private static void put(char[] text, int at, int width, long value) {
        long rest = value & Long.MAX_VALUE;
        for (int i = at + width - 1; i >= at; i--) {
            text[i] = DIGITS[(int) (rest % DIGITS.length)];
            rest /= DIGITS.length;
        }
    }

    // a bijection, so that different counts stay different (the finalizer of MurmurHash3, public domain)
    private static long mix(long value) {
        long x = value;
        x ^= x >>> 33;
        x *= 0xff51afd7ed558ccdL;
        x ^= x >>> 33;
        x *= 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }
}
