package ccapi.cli.testing;

import ccapi.cli.warm.StubSocket;
import ccapi.cli.warm.StubSocket.Answer;
import ccapi.cli.warm.StubSocket.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A daemon whose answers a test writes down: a real socket, no logic.
public final class FakeDaemon implements AutoCloseable {
    private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final StubSocket socket;

    /// Listens in that folder.
    public FakeDaemon(Path folder) throws IOException {
        this.socket = new StubSocket(folder.resolve("s"), this::answer);
    }

    /// What `METHOD /path?query` (without the version) is answered; several answers are given in turn, the last again.
    public FakeDaemon on(String call, int status, String body) {
        synchronized (answers) {
            answers.computeIfAbsent(call, _ -> new java.util.ArrayList<>()).add(new Answer(status, body));
        }
        return this;
    }

    /// As [#on(String, int, String)] with 200.
    public FakeDaemon on(String call, String body) {
        return on(call, 200, body);
    }

    /// An answer in the daemon's words for what went wrong.
    public FakeDaemon refuse(String call, int status, String code, String message, String hint) {
        return on(
                call,
                status,
                "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"hint\":\"%s\"}}".formatted(code, message, hint));
    }

    private Answer answer(Call call) {
        calls.add(call);
        String key = call.method() + " " + call.path().replaceFirst("^/v1", "");
        synchronized (answers) {
            List<Answer> list = answers.get(key);
            if (list == null) {
                return new Answer(
                        404,
                        "{\"error\":{\"code\":\"not_found\",\"message\":\"the test has no answer to " + key
                                + "\",\"hint\":\"\"}}");
            }
            return list.size() > 1 ? list.removeFirst() : list.getFirst();
        }
    }

    /// What came, in order.
    public List<Call> calls() {
        return calls;
    }

    /// The last body that came with that call.
    public String bodyOf(String call) {
        return calls.reversed().stream()
                .filter(made -> (made.method() + " " + made.path()).equals(call.replaceFirst(" ", " /v1")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no call " + call + " among " + calls))
                .body();
    }

    /// Where it listens.
    public Path path() {
        return socket.path();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
