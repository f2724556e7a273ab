package ccapi.daemon.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One raw connection, either end: bytes out as given, bytes in with a deadline, and every way to end it.
///
/// A thread of its own reads what comes, so that the other side's FIN or RST is known at once, also while nobody
/// reads here. [#pauseReading()] stops that, to play a peer that does not read.
public final class Wire implements AutoCloseable {
    /// How the other side stands.
    public enum Peer {
        /// It may send more.
        OPEN,
        /// It ended its stream (FIN).
        FIN,
        /// It threw the connection away (RST).
        RST
    }

    private final SocketChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] inbox = new byte[8192];
    private int from;
    private int to;
    private Peer peer = Peer.OPEN;
    private boolean paused;
    private Duration sip = Duration.ZERO;
    private boolean closedHere;

    Wire(SocketChannel channel) throws IOException {
        this.channel = channel;
        if (!(channel.getLocalAddress() instanceof UnixDomainSocketAddress)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        Thread.ofVirtual().name("wire-reader").start(this::pump);
    }

    private void pump() {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (awaitReading()) {
                int count = channel.read(buffer.clear().limit(isSipping() ? 1 : buffer.capacity()));
                if (count < 0) {
                    ended(Peer.FIN);
                    return;
                }
                append(buffer.flip());
            }
        } catch (IOException e) {
            ended(Peer.RST);
        }
    }

    private boolean awaitReading() {
        lock.lock();
        try {
            while (paused && !closedHere) {
                changed.awaitUninterruptibly();
            }
            long left = sip.toNanos();
            while (left > 0 && !closedHere) {
                left = changed.awaitNanos(left);
            }
            return !closedHere;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isSipping() {
        lock.lock();
        try {
            return !sip.isZero();
        } finally {
            lock.unlock();
        }
    }

    private void append(ByteBuffer bytes) {
        lock.lock();
        try {
            int count = bytes.remaining();
            if (to + count > inbox.length) {
                byte[] room = to - from + count > inbox.length ? new byte[2 * (to - from + count)] : inbox;
                System.arraycopy(inbox, from, room, 0, to - from);
                inbox = room;
                to -= from;
                from = 0;
            }
            bytes.get(inbox, to, count);
            to += count;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void ended(Peer how) {
        lock.lock();
        try {
            if (!closedHere) {
                peer = how;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Stops taking bytes off the socket: its buffers fill and the other side's writes block.
    /// A read that is already waiting still takes what comes next.
    public void pauseReading() {
        setPaused(true);
    }

    /// Undoes [#pauseReading()].
    public void resumeReading() {
        setPaused(false);
    }

    /// Takes a single byte off the socket from now on whenever so long has passed.
    public void sip(Duration pause) {
        lock.lock();
        try {
            sip = pause;
        } finally {
            lock.unlock();
        }
    }

    private void setPaused(boolean value) {
        lock.lock();
        try {
            paused = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Sends text, one byte per character (ISO 8859-1), so that a test can write any byte.
    public Wire write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends bytes.
    public Wire write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return this;
    }

    /// Sends byte by byte with a pause between, until all is sent or the other side goes.
    public void drip(String text, Duration pause) throws IOException {
        for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
            write(new byte[] {one});
            if (awaitPeerGone(pause)) {
                throw new EOFException("the other side went while being dripped on");
            }
        }
    }

    /// Waits until the other side has ended, and says whether it did so in time.
    public boolean awaitPeerGone(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (peer == Peer.OPEN && !closedHere && left > 0) {
                left = changed.awaitNanos(left);
            }
            return peer != Peer.OPEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// How the other side stands now.
    public Peer peer() {
        lock.lock();
        try {
            return peer;
        } finally {
            lock.unlock();
        }
    }

    /// The next byte; -1 when the other side has ended.
    ///
    /// @throws SocketTimeoutException when none comes in time
    public int read(Duration limit) throws IOException {
        lock.lock();
        try {
            return awaitByte(limit) ? inbox[from++] & 0xff : -1;
        } finally {
            lock.unlock();
        }
    }

    /// Whatever has come, at least one byte and at most `max`; empty when the other side has ended.
    ///
    /// @throws SocketTimeoutException when nothing comes in time
    public byte[] readSome(long max, Duration limit) throws IOException {
        lock.lock();
        try {
            if (!awaitByte(limit)) {
                return new byte[0];
            }
            byte[] bytes = Arrays.copyOfRange(inbox, from, (int) Math.min(to, from + max));
            from += bytes.length;
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitByte(Duration limit) throws IOException {
        long left = limit.toNanos();
        while (from == to && peer == Peer.OPEN && !closedHere) {
            if (left <= 0) {
                throw new SocketTimeoutException("nothing came within " + limit.toMillis() + " ms");
            }
            left = awaitChange(left);
        }
        // what came after our own close was never seen
        return from < to && !closedHere;
    }

    private long awaitChange(long nanos) throws IOException {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Reads up to and with a line feed; what came so far when the other side ends first.
    public String readLine(Duration limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = read(limit); b >= 0; b = read(limit)) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /// Ends our stream (FIN) and keeps reading.
    public void halfClose() throws IOException {
        channel.shutdownOutput();
    }

    /// Throws the connection away: RST on TCP.
    public void reset() throws IOException {
        if (!(channel.getLocalAddress() instanceof UnixDomainSocketAddress)) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        close();
    }

    /// Whether this side closed the connection.
    public boolean isClosedHere() {
        lock.lock();
        try {
            return closedHere;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closedHere = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        channel.close();
    }
}
