package ccapi.daemon.proxy;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Reads client bodies whole, within a limit each and a budget for all together. The one place where a body is read:
/// after any fault here the connection must be closed, since what follows on it cannot be trusted.
final class ClientBodies {
    private static final int UNIT = 1024;
    private static final int PIECE = 16 * 1024;
    // a body whose length nobody told takes room by so much: one that has hardly begun keeps little from others
    private static final int STEP = 256 * 1024;
    private static final long MAX_DRAIN = 4 * 1024 * 1024;

    private final int maxBytes;
    private final Semaphore budget;
    private final ReentrantLock joining = new ReentrantLock();

    /// @param maxBytes    of one body
    /// @param budgetBytes of all bodies in memory together
    ClientBodies(int maxBytes, long budgetBytes) {
        this.maxBytes = maxBytes;
        this.budget = new Semaphore(Math.toIntExact(Math.max(budgetBytes, maxBytes) / UNIT + 1), true);
    }

    /// What came of reading.
    sealed interface Outcome {
        /// The body, which takes its share of the budget until it is closed. Belongs to the thread of its request.
        final class Whole implements Outcome, AutoCloseable {
            private static final byte[] GONE = {};

            private byte[] bytes;
            private final Share share;

            private Whole(byte[] bytes, Share share) {
                this.bytes = bytes;
                this.share = share;
            }

            byte[] bytes() {
                return bytes;
            }

            /// Lets it go as soon as nobody needs it any more: an answer may go on for many minutes after that.
            @Override
            public void close() {
                bytes = GONE;
                share.shrink(0);
            }
        }

        /// Larger than one body may be.
        record TooLarge(int maxBytes) implements Outcome {}

        /// All bodies together are at the limit, and none was freed in time.
        record NoRoom() implements Outcome {}

        /// Cut short, or its framing is broken.
        record Broken() implements Outcome {}
    }

    Outcome read(ServerRequest request, @Nullable ClientConnection connection) {
        long announced = request.headers().contentLength().orElse(isChunked(request) ? -1 : 0);
        if (announced > maxBytes) {
            return new Outcome.TooLarge(maxBytes);
        }
        Share share = new Share(budget);
        Outcome outcome = new Outcome.Broken();
        try {
            outcome = isChunked(request)
                    ? readChunked(request, connection, share)
                    : readFixed(request, (int) announced, share);
            return outcome;
        } finally {
            if (!(outcome instanceof Outcome.Whole)) {
                share.shrink(0);
            }
        }
    }

    /// What one body holds of the budget. Belongs to the thread of its request.
    private static final class Share {
        private final Semaphore budget;
        private int units;

        Share(Semaphore budget) {
            this.budget = budget;
        }

        /// Makes it large enough, waiting a while for others to give room back.
        boolean grow(int bytes) {
            int more = unitsOf(bytes) - units;
            if (more > 0 && !acquire(more)) {
                return false;
            }
            units += Math.max(0, more);
            return true;
        }

        /// Gives back what is beyond this.
        void shrink(int bytes) {
            int less = units - unitsOf(bytes);
            budget.release(less);
            units -= less;
        }

        private static int unitsOf(int bytes) {
            return Math.ceilDiv(bytes, UNIT);
        }

        private boolean acquire(int more) {
            try {
                return budget.tryAcquire(more) || budget.tryAcquire(more, 5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /// Throws a body away that nobody will read, so that the client can read its answer; a body too large for that,
    /// or a broken one, ends the connection after the answer.
    void drain(ServerRequest request, @Nullable ClientConnection connection, ClientReply reply) {
        if (isChunked(request)) {
            drainChunks(request, connection);
            return;
        }
        if (!request.content().hasEntity()) {
            return;
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] piece = new byte[PIECE];
            long left = MAX_DRAIN;
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                left -= count;
                if (left < 0) {
                    reply.closeAfter();
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            reply.closeAfter();
        }
    }

    private static void drainChunks(ServerRequest request, @Nullable ClientConnection connection) {
        ChunkedBody in = chunks(request, connection);
        try {
            long left = MAX_DRAIN;
            while (in != null && left > 0) {
                byte[] piece = in.next(PIECE);
                left = piece.length == 0 ? 0 : left - piece.length;
            }
        } catch (IOException e) {
            // the connection ends after the answer anyway
        }
    }

    /// Whether a request's body comes in chunks. After such a request the connection must be closed.
    static boolean isChunked(ServerRequest request) {
        return request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    }

    private static @Nullable ChunkedBody chunks(ServerRequest request, @Nullable ClientConnection connection) {
        return connection == null ? null : connection.chunks(request.headers().contains(HeaderValues.EXPECT_100));
    }

    private Outcome readFixed(ServerRequest request, int length, Share share) {
        if (length == 0) {
            return new Outcome.Whole(new byte[0], share);
        }
        if (!share.grow(length)) {
            return new Outcome.NoRoom();
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = new byte[length];
            return in.readNBytes(bytes, 0, length) == length && in.read() < 0
                    ? new Outcome.Whole(bytes, share)
                    : new Outcome.Broken();
        } catch (IOException | RuntimeException e) {
            // the server reports broken framing by exceptions of many kinds: all mean the same here
            return new Outcome.Broken();
        }
    }

    private Outcome readChunked(ServerRequest request, @Nullable ClientConnection connection, Share share) {
        ChunkedBody in = chunks(request, connection);
        if (in == null) {
            return new Outcome.Broken();
        }
        try {
            Deque<byte[]> pieces = new ArrayDeque<>();
            int size = 0;
            for (byte[] piece = in.next(PIECE); piece.length > 0; piece = in.next(PIECE)) {
                size += piece.length;
                if (size > maxBytes) {
                    return new Outcome.TooLarge(maxBytes);
                }
                if (!share.grow(Math.min(maxBytes, Math.ceilDiv(size, STEP) * STEP))) {
                    return new Outcome.NoRoom();
                }
                pieces.add(piece);
            }
            share.shrink(size);
            return new Outcome.Whole(join(pieces, size), share);
        } catch (IOException e) {
            return new Outcome.Broken();
        }
    }

    /// Puts a body together. One after the other, so that what lies twice in memory meanwhile is one body at most.
    private byte[] join(Deque<byte[]> pieces, int size) {
        joining.lock();
        try {
            ByteBuffer all = ByteBuffer.allocate(size);
            while (!pieces.isEmpty()) {
                all.put(pieces.remove());
            }
            return all.array();
        } finally {
            joining.unlock();
        }
    }
}
