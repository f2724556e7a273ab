package ccapi.daemon.proxy;

import ccapi.daemon.sse.SseEvent;
import ccapi.daemon.translate.Dialect;
import ccapi.daemon.translate.ErrorShape;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.Refused;
import ccapi.daemon.upstream.UpstreamHeaders;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The answer to one request: an error in the client's own protocol, a whole body, or a stream. Says it once.
final class ClientReply {
    private static final HeaderName REQUEST_ID = HeaderNames.create("request-id");
    // the name that OpenAI's clients look for
    private static final HeaderName OPENAI_REQUEST_ID = HeaderNames.create("x-request-id");
    private static final HeaderName SHOULD_RETRY = HeaderNames.create("x-should-retry");

    private final ServerResponse response;
    private final Dialect dialect;
    private final String requestId;
    private Runnable onStream = () -> {};
    private boolean closes;
    private int status;

    ClientReply(ServerResponse response, Dialect dialect, String requestId) {
        this.response = response;
        this.dialect = dialect;
        this.requestId = requestId;
    }

    String requestId() {
        return requestId;
    }

    Dialect dialect() {
        return dialect;
    }

    /// The status that was sent, 0 when nothing was.
    int status() {
        return status;
    }

    /// Makes the connection end after this answer: what follows on it cannot be trusted or used.
    void closeAfter() {
        closes = true;
    }

    /// Has something done when a stream begins: the last one asked for.
    void onStream(Runnable action) {
        onStream = action;
    }

    /// Answers with an error.
    void error(ClientError error) {
        Refused refused =
                ErrorShape.refused(dialect, Failure.of(error.status(), error.type(), error.message()), requestId);
        head(refused.status());
        if (error.retryAfter() != null) {
            long seconds = Math.max(1, error.retryAfter().plusMillis(999).toSeconds());
            response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
        }
        if (!error.mayRetry()) {
            // clients of this protocol would otherwise try again up to ten times what cannot get better
            response.header(SHOULD_RETRY, "false");
        }
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        send(refused.bytes());
    }

    /// Answers with an upstream's failure in the client's words.
    void failure(Failure failure) {
        Refused refused = ErrorShape.refused(dialect, failure, requestId);
        json(refused.status(), refused.bytes());
    }

    /// A failure as the event that ends a stream in the client's protocol.
    SseEvent event(Failure failure) {
        return ErrorShape.event(dialect, failure, requestId);
    }

    /// Answers with a whole body and the upstream's harmless headers.
    void whole(int code, UpstreamHeaders from, byte[] body) {
        head(code);
        HeaderFilter.copyDown(from, response);
        if (!response.headers().contains(HeaderNames.CONTENT_TYPE)) {
            response.header(HeaderValues.CONTENT_TYPE_JSON);
        }
        send(body);
    }

    /// Answers with JSON of our own.
    void json(int code, byte[] body) {
        head(code);
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        send(body);
    }

    /// Begins a stream of events.
    ///
    /// @param from the upstream's headers, of which the harmless ones are passed on
    ClientStream stream(UpstreamHeaders from, Flight flight) {
        onStream.run();
        head(200);
        HeaderFilter.copyDown(from, response);
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.header(HeaderNames.create("x-accel-buffering"), "no");
        return new ClientStream(response.outputStream(), ((RoutingResponse) response)::commit, flight);
    }

    private void head(int code) {
        status = code;
        response.status(Status.create(code));
        response.header(REQUEST_ID, requestId);
        if (dialect != Dialect.MESSAGES) {
            response.header(OPENAI_REQUEST_ID, requestId);
        }
        if (closes) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
    }

    private void send(byte[] body) {
        response.send(body);
        if (closes) {
            throw new CloseConnectionException("closed after an answer that must be the last");
        }
    }

    /// An error for the client.
    ///
    /// @param type       Anthropic's word for it; other protocols get their own by the status
    /// @param retryAfter when trying again makes sense, `null` if nobody can say
    /// @param mayRetry   whether trying again can help at all
    record ClientError(
            int status,
            String type,
            String message,
            @Nullable Duration retryAfter,
            boolean mayRetry) {
        /// One that only a change at the client mends.
        static ClientError of(int status, String type, String message) {
            return new ClientError(status, type, message, null, false);
        }

        /// One that may go away by itself.
        static ClientError passing(int status, String type, String message, @Nullable Duration retryAfter) {
            return new ClientError(status, type, message, retryAfter, true);
        }
    }
}
