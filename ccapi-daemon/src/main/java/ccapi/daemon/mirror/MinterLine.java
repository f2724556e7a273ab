package ccapi.daemon.mirror;

import ccapi.daemon.mirror.MinterReply.Broken;
import ccapi.daemon.mirror.MinterReply.Said;
import ccapi.daemon.secret.Secret;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.RuntimeUnknownHostException;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// One small HTTP exchange with the minter that cannot go on for ever, nor be made to read without end. Blocking, any
/// thread may call.
///
/// The minter may be wrong or hostile: no redirect is followed (the token would go along), nothing is sent twice, and
/// whatever comes is read up to a bound.
final class MinterLine {
    private static final String TOKEN_HINT = "check mirror_pool.token in config.yaml against the minter's";
    static final String TUNNEL_HINT = "check the SSH tunnel, and that the minter server runs on the mirror host";
    private static final String ENDPOINT_HINT =
            "check mirror_pool.endpoint in config.yaml: something else than the minter answers there";

    static final String LOG_HINT = "see the log of the minter server on the mirror host";

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private static final ObjectReader JSON = Json.mapper()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /// Sends a request and waits for the whole answer.
    ///
    /// @param body  `null` for a request without one
    /// @param most  largest answer that is read, in bytes
    /// @param limit for the whole exchange
    MinterReply exchange(Method method, String url, Secret token, @Nullable Object body, int most, Duration limit) {
        // its own thread, because the client's timeout is for each read: a drip of bytes would never trip it
        FutureTask<MinterReply> exchange = new FutureTask<>(() -> send(method, url, token, body, most, limit));
        Thread thread = Thread.ofVirtual().name("minter").start(exchange);
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return new Broken("no answer within " + limit.toSeconds() + " s", TUNNEL_HINT, true);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Broken("the daemon stops", "start it again", true);
        } catch (ExecutionException e) {
            throw new IllegalStateException("calling the minter failed", e.getCause());
        }
    }
    // one for each exchange: it keeps no connection, and a start need not wait for what a minting alone needs
    private static Http1Client client() {
        return Http1Client.builder()
                .followRedirects(false)
                .sendExpectContinue(false)
                .keepAlive(false)
                .shareConnectionCache(false)
                .proxy(Proxy.noProxy())
                .servicesDiscoverServices(false)
                .connectTimeout(CONNECT)
                // what passes is all secrets: no log may have it at any level
                .protocolConfig(http -> http.maxHeaderSize(32 * 1024)
                        .log(log -> log.receiveLog(false).sendLog(false)))
                .build();
    }

    private MinterReply send(Method method, String url, Secret token, @Nullable Object body, int most, Duration limit) {
        Http1ClientRequest request = client().method(method)
                .uri(url)
                .readTimeout(limit)
                .header(HeaderNames.AUTHORIZATION, "Bearer " + token.reveal())
                .header(HeaderNames.ACCEPT, "application/json")
                .header(HeaderNames.ACCEPT_ENCODING, "identity")
                .header(HeaderNames.USER_AGENT, "ccapi");
        try (Http1ClientResponse response = body == null
                ? request.request()
                : request.header(HeaderNames.CONTENT_TYPE, "application/json").submit(Json.bytes(body))) {
            return read(response, most);
        } catch (IOException | RuntimeException e) {
            // the client throws five types for five faults; its own words may repeat what was sent
            return broken(e);
        }
    }

    private static MinterReply read(Http1ClientResponse response, int most) throws IOException {
        int status = response.status().code();
        if (status == 401 || status == 403) {
            return new Broken("the minter refused our token (" + status + ")", TOKEN_HINT, false);
        }
        if (status >= 300 && status < 400) {
            return new Broken("answered " + status + ", a redirect, which is not followed", ENDPOINT_HINT, false);
        }
        byte[] bytes;
        try (InputStream in = response.inputStream()) {
            bytes = in.readNBytes(most + 1);
        }
        if (bytes.length > most) {
            return new Broken("answered with more than " + most / 1024 + " KiB", ENDPOINT_HINT, true);
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.isContainerNode()) {
                return new Said(status, json);
            }
        } catch (IOException e) {
            // said below, without the parser's words: they quote what came
        }
        return new Broken("answered " + status + " with " + kind(bytes) + " instead of JSON", ENDPOINT_HINT, true);
    }

    private static String kind(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.UTF_8).strip();
        return start.isEmpty() ? "nothing" : start.startsWith("<") ? "HTML" : "something else";
    }

    private static Broken broken(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String unsent = switch (at) {
                case ConnectException _ -> "connection refused";
                case UnknownHostException _, RuntimeUnknownHostException _, UnresolvedAddressException _ ->
                    "unknown host";
                case NoRouteToHostException _ -> "no route to the host";
                case SSLHandshakeException _ -> "TLS failed";
                case SocketTimeoutException timeout
                when "Connect timed out".equals(timeout.getMessage()) -> "connect timed out";
                default -> null;
            };
            if (unsent != null) {
                return new Broken(unsent, TUNNEL_HINT, false);
            }
        }
        return new Broken("the connection broke before the answer was whole", TUNNEL_HINT, true);
    }
}
