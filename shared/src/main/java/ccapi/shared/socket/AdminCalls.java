package ccapi.shared.socket;

import ccapi.shared.problem.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls of the admin API without knowing what they mean: a path in, JSON out, a refusal thrown.
public final class AdminCalls {
    /// Prefix of every path, raised when the API changes in a way that breaks clients.
    public static final String VERSION = "/v1";

    private final UnixHttp http;

    public AdminCalls(UnixHttp http) {
        this.http = http;
    }

    /// The answer to a GET as JSON bytes.
    ///
    /// @param path below [#VERSION], with its query
    public byte[] get(String path) {
        return call(http, "GET", path, null);
    }

    /// One value.
    public <T> T get(String path, Class<T> type) {
        return Json.read(get(path), type);
    }

    /// An array of values.
    public <T> List<T> list(String path, Class<T> element) {
        return Json.readList(get(path), element);
    }

    /// Sends a change and gives the answer as JSON bytes.
    ///
    /// @param body turned into JSON; `null` for none
    public byte[] change(String method, String path, @Nullable Object body) {
        return call(http, method, path, body == null ? null : Json.bytes(body));
    }

    /// Sends a change and reads the answer.
    public <T> T change(String method, String path, @Nullable Object body, Class<T> type) {
        return Json.read(change(method, path, body), type);
    }

    /// As [#change(String, String, Object, Class)], for calls that wait on an upstream.
    public <T> T slowChange(String method, String path, @Nullable Object body, Class<T> type, Duration timeout) {
        UnixHttp patient = new UnixHttp(http.socket(), timeout);
        return Json.read(call(patient, method, path, body == null ? null : Json.bytes(body)), type);
    }

    /// A stream of JSON lines.
    public UnixStream open(String path) {
        return http.open(VERSION + path);
    }

    /// A name made fit for one segment of a path.
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] call(UnixHttp http, String method, String path, byte @Nullable [] body) {
        UnixHttp.Response response = http.send(method, VERSION + path, body);
        if (response.status() >= 300) {
            throw new Refusal(ProblemReader.read(response.status(), response.body()));
        }
        return response.body();
    }
}
