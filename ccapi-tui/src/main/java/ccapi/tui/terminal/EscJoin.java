package ccapi.tui.terminal;

import java.io.IOException;
import java.io.InputStream;

/// Keeps the bytes of one key together: over a slow link an arrow key arrives as an escape and, later, the rest. A read
/// that ends inside such a sequence waits a little for what belongs to it.
final class EscJoin {
    private static final int POLL_MS = 2;
    // longer than any sequence a terminal sends for a key
    private static final int LOOK_BACK = 24;
    private static final int ESC = 0x1b;

    private final InputStream in;
    private final long waitMs;

    /// @param waitMs how long to wait after an escape before it counts as the Escape key
    EscJoin(InputStream in, long waitMs) {
        this.in = in;
        this.waitMs = waitMs;
    }

    /// Waits for bytes.
    ///
    /// @return how many were read, -1 at the end
    int read(byte[] target) throws IOException {
        int count = in.read(target, 0, target.length);
        if (count <= 0) {
            return count;
        }
        long deadline = System.nanoTime() + waitMs * 1_000_000;
        while (count < target.length && isCut(target, count) && System.nanoTime() < deadline) {
            int ready = in.available();
            if (ready > 0) {
                count += Math.max(0, in.read(target, count, Math.min(ready, target.length - count)));
            } else {
                pause();
            }
        }
        return count;
    }

    /// Whether the bytes end inside an escape sequence.
    static boolean isCut(byte[] bytes, int count) {
        int esc = count - 1;
        while (esc >= 0 && count - esc <= LOOK_BACK && bytes[esc] != ESC) {
            esc--;
        }
        if (esc < 0 || bytes[esc] != ESC) {
            return false;
        }
        if (esc == count - 1) {
            return true;
        }
        if (bytes[esc + 1] == 'O') {
            return esc + 2 == count;
        }
        return bytes[esc + 1] == '[' && !hasFinal(bytes, esc + 2, count);
    }

    private static boolean hasFinal(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            // the Linux console sends ESC [ [ A for F1
            boolean second = bytes[i] == '[' && i == from;
            if (bytes[i] >= 0x40 && !second) {
                return true;
            }
        }
        return false;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading keys", e);
        }
    }
}
