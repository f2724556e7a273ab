package ccapi.daemon.proxy;

import ccapi.daemon.config.Config.Timeouts;
import ccapi.shared.live.LiveRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One request in flight, as others see it: where it is, how long it has been silent, and the handle to end it.
///
/// The handler thread moves it along; the watch looks at it a few times a second; an operator may cancel it. All
/// deadlines and the look for a client that hung up live here, so that a stream needs one thread and no timer.
final class Flight implements AutoCloseable {
    /// Where a request is.
    enum Phase {
        QUEUED,
        WAITING,
        STREAMING
    }

    private static final System.Logger LOG = System.getLogger(Flight.class.getName());

    private final Flights flights;
    private final String id;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private final Thread handler = Thread.currentThread();
    private final @Nullable ClientConnection client;
    private final boolean secure;
    private final String keyId;
    private final String keyName;
    private final String model;
    private final boolean stream;
    private final ReentrantLock clientTurn = new ReentrantLock();

    private volatile Phase phase = Phase.QUEUED;
    private volatile String accountName = "";
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile long lastActivityNanos = startedNanos;
    private volatile long writingSinceNanos;
    private volatile long inputTokens;
    private volatile long outputTokens;
    private volatile @Nullable Ending ending;
    private volatile boolean ended;
    private volatile boolean monitored;
    private volatile @Nullable KeepAlive keepAlive;
    private @Nullable Runnable abortUpstream;

    Flight(Flights flights, Start start) {
        this.flights = flights;
        this.id = start.id;
        this.startedAt = start.at;
        this.client = start.client;
        this.secure = start.secure;
        this.keyId = start.keyId;
        this.keyName = start.keyName;
        this.model = start.model;
        this.stream = start.stream;
    }

    /// What is known when a request takes off.
    record Start(
            String id,
            Instant at,
            @Nullable ClientConnection client,
            boolean secure,
            String keyId,
            String keyName,
            String model,
            boolean stream) {}

    String id() {
        return id;
    }

    String keyId() {
        return keyId;
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    boolean isEnded() {
        return ended;
    }

    /// Whether the client's connection was read by a second thread and cannot serve another request.
    boolean isMonitored() {
        return monitored;
    }

    long elapsedMillis() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    void queued() {
        phase = Phase.QUEUED;
    }

    /// An account was found and the request goes out to it.
    void waitingOn(String account) {
        accountName = account;
        attempts.incrementAndGet();
        lastActivityNanos = System.nanoTime();
        phase = Phase.WAITING;
    }

    int attempts() {
        return attempts.get();
    }

    /// How to end the upstream call that is under way; ends it at once when this flight was ended meanwhile.
    synchronized void abortWith(Runnable abort) {
        abortUpstream = abort;
        if (ending != null) {
            abort.run();
        }
    }

    /// The upstream call that was under way is over; its connection may soon carry another request and must not be
    /// closed by this one any more.
    synchronized void noAbort() {
        abortUpstream = null;
    }

    void streaming() {
        phase = Phase.STREAMING;
        lastActivityNanos = System.nanoTime();
    }

    /// Something came from the upstream.
    void alive() {
        lastActivityNanos = System.nanoTime();
    }

    /// What to send to the client while the upstream is silent in the middle of a stream.
    void keepAlive(ClientStream stream, byte[] bytes) {
        keepAlive = new KeepAlive(stream, bytes);
    }

    void metered(long input, long output) {
        inputTokens = input;
        outputTokens = output;
    }

    /// To be called before writing to the client; the look for a hang-up must not come in between.
    void beginWrite() {
        clientTurn.lock();
        writingSinceNanos = System.nanoTime();
    }

    void endWrite() {
        writingSinceNanos = 0;
        clientTurn.unlock();
    }

    /// Ends this request from outside. The first reason stands.
    synchronized void end(Ending why) {
        if (ending != null || ended) {
            return;
        }
        ending = why;
        if (why == Ending.CLIENT_STALLED && client != null) {
            client.close();
        }
        if (phase == Phase.QUEUED) {
            handler.interrupt();
        }
        if (abortUpstream != null) {
            abortUpstream.run();
        }
    }

    /// Takes back that the upstream was silent for too long, so that another account may be tried.
    ///
    /// @return whether that, and nothing else, had ended it
    synchronized boolean goOn() {
        if (ending != Ending.FIRST_BYTE_TIMEOUT && ending != Ending.IDLE_TIMEOUT) {
            return false;
        }
        ending = null;
        abortUpstream = null;
        phase = Phase.QUEUED;
        lastActivityNanos = System.nanoTime();
        return true;
    }

    /// One look from the watch.
    void check(long nowNanos, Timeouts timeouts) {
        long writing = writingSinceNanos;
        if (writing != 0 && nowNanos - writing > timeouts.clientWrite().toNanos()) {
            end(Ending.CLIENT_STALLED);
            return;
        }
        long silent = nowNanos - lastActivityNanos;
        if (nowNanos - startedNanos > timeouts.total().toNanos()) {
            end(Ending.TOTAL_TIMEOUT);
        } else if (phase == Phase.WAITING && silent > firstByte(timeouts).toNanos()) {
            end(Ending.FIRST_BYTE_TIMEOUT);
        } else if (phase == Phase.STREAMING
                && writing == 0
                && silent > timeouts.idle().toNanos()) {
            end(Ending.IDLE_TIMEOUT);
        } else if (silent > Flights.LOOK_AFTER.toNanos()) {
            KeepAlive sign = keepAlive;
            if (sign != null && writing == 0) {
                sign.sendIfDue(nowNanos, silent);
            }
            lookAtClient();
        }
    }

    private Duration firstByte(Timeouts timeouts) {
        return stream ? timeouts.firstByte() : timeouts.wholeAnswer();
    }

    private void lookAtClient() {
        if (client == null || !clientTurn.tryLock()) {
            return;
        }
        try {
            if (ended) {
                return;
            }
            if (secure) {
                monitor(client);
            } else if (client.hasHungUp()) {
                end(Ending.CLIENT_GONE);
            }
        } finally {
            clientTurn.unlock();
        }
    }

    /// A TLS connection cannot be looked at without waiting: a second thread waits for its end, and the connection
    /// is closed after this answer.
    private void monitor(ClientConnection connection) {
        if (!monitored) {
            monitored = true;
            Thread.ofVirtual().name("hang-up-" + id).start(() -> {
                if (connection.awaitHangUp()) {
                    end(Ending.CLIENT_GONE);
                }
            });
        }
    }

    LiveRequest toLive(long nowNanos) {
        long age = (nowNanos - startedNanos) / 1_000_000;
        double rate = phase == Phase.STREAMING && age > 0 ? outputTokens * 1000.0 / age : 0;
        return new LiveRequest(
                id,
                startedAt,
                keyName,
                accountName,
                model,
                phase.name().toLowerCase(java.util.Locale.ROOT),
                stream,
                inputTokens,
                outputTokens,
                Math.round(rate * 10) / 10.0,
                age,
                attempts.get());
    }

    /// Landed: from here on the connection belongs to its server again.
    @Override
    public void close() {
        clientTurn.lock();
        try {
            synchronized (this) {
                ended = true;
                abortUpstream = null;
            }
        } finally {
            clientTurn.unlock();
        }
        flights.landed(this);
        forgetInterrupt();
    }

    /// Forgets an interrupt that came too late for the queue: it would close the client's connection at its next use.
    void forgetInterrupt() {
        if (Thread.interrupted()) {
            LOG.log(System.Logger.Level.DEBUG, "request {0} was ended when it waited no more", id);
        }
    }
}
