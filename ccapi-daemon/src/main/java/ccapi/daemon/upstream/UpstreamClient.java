package ccapi.daemon.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends a request to an upstream and hands back its answer as it comes. Blocking, made for virtual threads.
///
/// This is our own client because the two at hand fail the relay: Helidon's WebClient pairs answers with the wrong
/// request after surplus bytes or an interim status and cannot read a body that ends with the connection; the JDK's
/// HttpClient hands every piece through another thread. Here one thread does it all, a connection is used again only
/// when its last answer ended exactly where its framing says, redirects are answers like any other, nothing is
/// decoded, and nothing waits on a timer: the proxy's own watch aborts what takes too long.
public final class UpstreamClient implements AutoCloseable {
    private final ConnectionPool pool = new ConnectionPool();
    private final Duration connectTimeout;

    public UpstreamClient(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /// Sends and waits for status and headers.
    ///
    /// @param onSent told how to end the request at once from another thread, before the first byte is sent
    /// @throws UpstreamException when no proper answer came; never retried here once an answer had begun
    public UpstreamAnswer send(UpstreamRequest request, Consumer<Runnable> onSent) throws UpstreamException {
        Connection reused = pool.take(request.endpoint());
        if (reused != null) {
            UpstreamAnswer answer = tryReused(reused, request, onSent);
            if (answer != null) {
                return answer;
            }
        }
        Connection fresh = Connection.open(request.endpoint(), connectTimeout);
        ReadBuffer in = new ReadBuffer(fresh);
        try {
            return exchange(fresh, in, request, onSent);
        } catch (IOException e) {
            fresh.close();
            throw UpstreamClient.asUpstream(e);
        }
    }

    /// The answer, or `null` when the upstream had closed the idle connection just as we sent: it cannot have served
    /// a request on a connection it closed without a word, so sending again is safe.
    private @Nullable UpstreamAnswer tryReused(Connection reused, UpstreamRequest request, Consumer<Runnable> onSent)
            throws UpstreamException {
        ReadBuffer in = new ReadBuffer(reused);
        try {
            return exchange(reused, in, request, onSent);
        } catch (IOException e) {
            boolean closedByUs = e instanceof java.nio.channels.ClosedChannelException;
            reused.close();
            if (in.sawAny() || closedByUs) {
                throw asUpstream(e);
            }
            return null;
        }
    }

    private UpstreamAnswer exchange(
            Connection connection, ReadBuffer in, UpstreamRequest request, Consumer<Runnable> onSent)
            throws IOException {
        onSent.accept(connection::close);
        request.writeTo(connection);
        HeadReader head = new HeadReader(in);
        head.read();
        BodyReader body = new BodyReader(in, head.framing(), !head.wantsClose());
        return new UpstreamAnswer(connection, pool, head.status(), head.headers(), body);
    }

    private static UpstreamException asUpstream(IOException e) {
        return e instanceof UpstreamException upstream
                ? upstream
                : new UpstreamException(
                        UpstreamException.Kind.CUT, "the upstream closed the connection before its answer");
    }

    /// Closes connections that nobody used for a while; to be called every few seconds.
    public void closeIdle() {
        pool.closeIdle(System.nanoTime());
    }

    @Override
    public void close() {
        pool.close();
    }
}
