package ccapi.cli.demo;

import ccapi.cli.output.Row;
import ccapi.cli.output.Tree;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.text.Cells;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// One streamed request as a client would send it; the answer is printed as it comes.
///
/// @param listen address of the client side, `host:port`
record DemoRequest(String listen, String key) {
    private static final String BODY = """
            {"model":"claude-sonnet-5","max_tokens":256,"stream":true,
             "messages":[{"role":"user","content":"Say hello, and say who answers."}]}""";

    /// Sends it.
    void send(PrintStream out) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + listen + "/v1/messages").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("content-type", "application/json");
        connection.setRequestProperty("anthropic-version", "2023-06-01");
        connection.setRequestProperty("x-api-key", key);
        connection.getOutputStream().write(BODY.getBytes(StandardCharsets.UTF_8));
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new Refusal(
                    ProblemCode.UPSTREAM,
                    "the request was answered " + connection.getResponseCode(),
                    "see 'ccapi logs'");
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    out.print(Cells.harmless(
                            Row.of(Tree.read(line.substring(5).strip())).text("delta.text")));
                    out.flush();
                }
            }
        }
    }

    /// Hides the key.
    @Override
    public String toString() {
        return "DemoRequest[" + listen + "]";
    }
}
