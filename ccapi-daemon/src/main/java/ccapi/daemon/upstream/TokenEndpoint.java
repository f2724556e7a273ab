package ccapi.daemon.upstream;

import ccapi.daemon.secret.Secret;
import ccapi.shared.account.AccountType;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.RuntimeUnknownHostException;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// Sends a refresh token to its provider, once. Blocking, made for virtual threads.
///
/// Nothing is ever sent twice: a token that may have arrived must not be presented again by a library's good will. So
/// no redirect is followed, no connection is kept, and whoever calls decides what a failure means.
public final class TokenEndpoint {
    // clients of the official tools; a token works only with the client it was made for
    private static final String CLAUDE_CLIENT = "9d1c250a-e61b-44d9-88ed-5944d1962f5e";
    private static final String CODEX_CLIENT = "app_EMoamEEZ73f0CkXaXp7hrann";

    // a real answer has some kilobytes
    private static final int LARGEST = 256 * 1024;

    private final InstantSource clock;
    private final Duration limit;
    private final Duration connect;

    /// @param connect for making a connection
    /// @param limit   for the whole exchange
    public TokenEndpoint(InstantSource clock, Duration connect, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.connect = connect;
    }

    /// Asks for new tokens and waits for the answer.
    ///
    /// @param type one with tokens that are refreshed
    /// @param url  the provider's token address
    /// @param clientId OAuth client that the token was made for, `null` = the one of the provider's official tool
    public RefreshAnswer refresh(AccountType type, String url, Secret token, @Nullable String clientId)
            throws InterruptedException {
        // its own thread, because the client's timeout is for each read: a drip of bytes would never trip it
        FutureTask<RefreshAnswer> exchange = new FutureTask<>(() -> exchange(url, body(type, token, clientId)));
        Thread thread = Thread.ofVirtual().name("token-refresh").start(exchange);
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return new RefreshAnswer.Lost(0, "the token endpoint did not answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("refreshing a token failed", e.getCause());
        }
    }

    // one for each exchange: it keeps no connection, and to make the first at the start would cost that 60 ms
    private Http1Client client() {
        return Http1Client.builder()
                .followRedirects(false)
                .sendExpectContinue(false)
                .keepAlive(false)
                .shareConnectionCache(false)
                .connectTimeout(connect)
                .readTimeout(limit)
                // what passes is all secrets: no log may have it at any level
                .protocolConfig(http -> http.log(log -> log.receiveLog(false).sendLog(false)))
                .build();
    }

    private RefreshAnswer exchange(String url, ObjectNode body) {
        try (Http1ClientResponse response = client().post(url)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(HeaderNames.ACCEPT, "application/json")
                .header(HeaderNames.ACCEPT_ENCODING, "identity")
                .header(HeaderNames.USER_AGENT, "ccapi")
                .submit(Json.bytes(body))) {
            UpstreamHeaders headers = new UpstreamHeaders();
            response.headers().forEach(header -> headers.add(header.name(), header.get()));
            return RefreshAnswer.read(response.status().code(), headers, read(response), clock.instant());
        } catch (RuntimeException e) {
            // the client throws five types for five faults; its words may repeat what was sent
            return wasSent(e)
                    ? new RefreshAnswer.Lost(0, "the token endpoint broke off without an answer")
                    : new RefreshAnswer.NotSent("the token endpoint cannot be reached: " + why(e));
        }
    }

    private static ObjectNode body(AccountType type, Secret token, @Nullable String clientId) {
        String usual = switch (type) {
            case CLAUDE_OAUTH -> CLAUDE_CLIENT;
            case CODEX -> CODEX_CLIENT;
            case CLAUDE_API, OPENAI_API -> throw new IllegalArgumentException(type + " has no tokens");
        };
        return Json.mapper()
                .createObjectNode()
                .put("grant_type", "refresh_token")
                .put("refresh_token", token.reveal())
                .put("client_id", clientId == null ? usual : clientId);
    }

    // what was cut is read as far as it came: if it is whole JSON, the tokens in it are good and must not be lost
    private static byte[] read(Http1ClientResponse response) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try (InputStream in = response.inputStream()) {
            int length = in.read(piece);
            while (length >= 0 && all.size() <= LARGEST) {
                all.write(piece, 0, length);
                length = in.read(piece);
            }
        } catch (IOException | RuntimeException e) {
            return all.toByteArray();
        }
        return all.size() > LARGEST ? new byte[0] : all.toByteArray();
    }

    private static boolean wasSent(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ConnectException
                    || at instanceof UnknownHostException
                    || at instanceof RuntimeUnknownHostException
                    || at instanceof UnresolvedAddressException
                    || at instanceof NoRouteToHostException
                    || at instanceof SSLHandshakeException
                    || (at instanceof SocketTimeoutException && "Connect timed out".equals(at.getMessage()))) {
                return false;
            }
        }
        return true;
    }

    private static String why(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof SSLHandshakeException
                ? "TLS failed"
                : root.getClass().getSimpleName();
    }
}
