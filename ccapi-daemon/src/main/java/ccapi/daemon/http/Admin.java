package ccapi.daemon.http;

import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// JSON in and out for the admin routes. Refusals are thrown and put into words by the listener.
public final class Admin {
    /// Largest body an admin call may have, in bytes.
    public static final int MAX_BODY = 4 * 1024 * 1024;

    private Admin() {}

    /// Answers 200 with a value as JSON.
    public static void send(ServerResponse response, Object value) {
        send(response, 200, value);
    }

    /// Answers with a value as JSON.
    public static void send(ServerResponse response, int status, Object value) {
        response.status(Status.create(status));
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.bytes(value));
    }

    /// Answers 204.
    public static void done(ServerResponse response) {
        response.status(Status.NO_CONTENT_204).send();
    }

    /// Reads the body as JSON.
    ///
    /// @throws Refusal when it is too large or not what is expected
    public static <T> T body(ServerRequest request, Class<T> type) {
        return Json.read(bytes(request), type);
    }

    private static byte[] bytes(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw Refusal.invalid("the body is larger than 4 MiB", "send less");
            }
            return bytes;
        } catch (IOException e) {
            throw Refusal.invalid("the body was cut", "send it again");
        }
    }

    /// A parameter of the path, decoded.
    public static String path(ServerRequest request, String name) {
        return request.path().pathParameters().get(name);
    }

    /// A parameter of the query, `null` when absent or empty.
    public static @Nullable String query(ServerRequest request, String name) {
        String value = request.query().first(name).orElse("");
        return value.isEmpty() ? null : value;
    }

    /// The user id of the process at the other end of the socket, -1 when unknown.
    public static int peerUid(ServerRequest request) {
        return request.context().get(Peer.class).map(Peer::uid).orElse(-1);
    }

    /// Who is at the other end of the admin socket, told by the kernel.
    ///
    /// @param uid user id
    public record Peer(int uid) {}
}
