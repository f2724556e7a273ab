package ccapi.daemon.proxy;

import ccapi.daemon.config.Config;
import ccapi.daemon.http.AcceptHook;
import ccapi.daemon.http.UndecodedBodies;
import ccapi.daemon.process.ExitCode;
import ccapi.daemon.process.StartFailure;
import ccapi.shared.account.Account;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The client side on TCP: the server, its guards, and the one handler.
public final class ProxyListener implements AutoCloseable {
    private static final int MAX_HEADERS = 64 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final WebServer server;
    private final ClientConnections connections;
    private final Config.Listen listen;
    private final int maxConnections;
    private @Nullable TlsFiles tls;

    /// Binds and serves.
    ///
    /// @param maxConnections clients at once; further ones wait in the system's line
    /// @param accounts those that may serve, for the list of models
    /// @param models   names of all models that have a price
    /// @throws StartFailure when the address cannot be bound
    public ProxyListener(
            Proxy proxy,
            Config config,
            int maxConnections,
            @Nullable TlsFiles tls,
            Supplier<List<Account>> accounts,
            Supplier<SequencedSet<String>> models) {
        this.listen = config.listen();
        this.maxConnections = maxConnections;
        this.tls = tls;
        this.connections = new ClientConnections(
                config.timeouts().clientHeaders(), config.timeouts().clientBody(), IDLE);
        ClientBodies bodies =
                new ClientBodies(config.limits().maxBodyBytes(), config.limits().bodyBudgetBytes());
        ProxyRoutes routes = new ProxyRoutes(proxy, connections, bodies, new Models(accounts, models));
        this.server = WebServer.builder()
                .host(listen.host())
                .port(listen.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(1))
                .maxTcpConnections(maxConnections)
                .backlog(4096)
                .maxPayloadSize(-1)
                .contentEncoding(new UndecodedBodies())
                // each write is flushed, so a larger one would only be held, once for each stream
                .writeBufferSize(512)
                .connectionOptions(new AcceptHook(connections::accepted))
                .protocolsDiscoverServices(false)
                .addProtocol(http())
                .directHandlers(directHandlers())
                .update(builder -> {
                    if (tls != null) {
                        builder.tls(tls.tls());
                    }
                })
                .routing(routing -> routing.any(routes))
                .build();
        server.start();
        if (!server.isRunning()) {
            throw new StartFailure(
                    ExitCode.LISTENER,
                    "cannot listen on " + listen,
                    "is something else there? choose another address by 'listen' in config.yaml");
        }
    }

    // with a second listener, as its own logging would be one, the server would tell neither anything
    @SuppressWarnings("removal")
    private Http1Config http() {
        return Http1Config.builder()
                .addReceiveListener(connections)
                .receiveLog(false)
                .sendLog(false)
                .sendKeepAliveHeader(false)
                .maxHeadersSize(MAX_HEADERS)
                .maxPrologueLength(8192)
                .build();
    }

    /// What the server itself refuses, before any handler: framing, headers, paths. It never repeats what was sent.
    private static DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (_, _, status, headers, _) -> refusal(status, headers));
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse refusal(Status status, ServerResponseHeaders headers) {
        String type = status.code() >= 500 ? "api_error" : "invalid_request_error";
        String message = status.code() >= 500 ? "internal error" : "the request breaks HTTP: " + status.reasonPhrase();
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .entity(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /// Takes another certificate for new connections. From plain HTTP to TLS, or back, needs a restart.
    ///
    /// @return whether the certificate is another one than before
    public synchronized boolean reload(@Nullable TlsFiles changed) {
        TlsFiles before = tls;
        if (before == null || changed == null) {
            return false;
        }
        before.tls().reload(changed.tls());
        tls = new TlsFiles(before.tls(), changed.certificate());
        return !changed.certificate().equals(before.certificate());
    }

    /// The certificate that is shown to clients, `null` for plain HTTP.
    public synchronized @Nullable X509Certificate certificate() {
        return tls == null ? null : tls.certificate();
    }

    /// The port that is really served.
    public int port() {
        return server.port();
    }

    /// Closes connections that waste our time; to be called a few times a second.
    public void sweep(long nowNanos) {
        connections.sweep(nowNanos);
    }

    /// Whether new connections are still taken: a server that failed to accept once may have stopped for good. One
    /// that is full answers too, by and by.
    public boolean answers() {
        if (connections.count() >= maxConnections) {
            return true;
        }
        try (Socket probe = new Socket()) {
            String host = listen.host().equals("0.0.0.0") || listen.host().equals("::") ? "localhost" : listen.host();
            probe.connect(new InetSocketAddress(host, port()), 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
