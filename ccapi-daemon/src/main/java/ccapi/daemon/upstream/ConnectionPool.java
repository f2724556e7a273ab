package ccapi.daemon.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Connections between two requests, newest used first, so that few stay warm and the rest age out.
final class ConnectionPool {
    // providers close idle connections after one to several minutes; ours go first
    private static final Duration MAX_IDLE = Duration.ofSeconds(30);
    private static final int MAX_PER_ENDPOINT = 256;

    private final Map<Endpoint, Deque<Connection>> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// A connection that is still open and silent, `null` when there is none.
    @Nullable
    Connection take(Endpoint endpoint) {
        Deque<Connection> stack = idle.get(endpoint);
        while (stack != null) {
            Connection connection;
            synchronized (stack) {
                connection = stack.pollFirst();
            }
            if (connection == null) {
                return null;
            }
            if (connection.isQuiet()) {
                return connection;
            }
            connection.close();
        }
        return null;
    }

    void giveBack(Connection connection) {
        // whether it stays quiet is seen when it is taken again
        if (closed) {
            connection.close();
            return;
        }
        connection.markIdle(System.nanoTime());
        Deque<Connection> stack = idle.computeIfAbsent(connection.endpoint(), _ -> new ArrayDeque<>());
        Connection tooMany = null;
        synchronized (stack) {
            stack.addFirst(connection);
            if (stack.size() > MAX_PER_ENDPOINT) {
                tooMany = stack.removeLast();
            }
        }
        if (tooMany != null) {
            tooMany.close();
        }
    }

    /// Closes connections that nobody used for a while.
    void closeIdle(long nowNanos) {
        for (Deque<Connection> stack : idle.values()) {
            synchronized (stack) {
                for (Iterator<Connection> oldest = stack.descendingIterator(); oldest.hasNext(); ) {
                    Connection connection = oldest.next();
                    if (nowNanos - connection.idleSinceNanos() < MAX_IDLE.toNanos()) {
                        break;
                    }
                    oldest.remove();
                    connection.close();
                }
            }
        }
    }

    void close() {
        closed = true;
        for (Deque<Connection> stack : idle.values()) {
            synchronized (stack) {
                stack.forEach(Connection::close);
                stack.clear();
            }
        }
    }
}
