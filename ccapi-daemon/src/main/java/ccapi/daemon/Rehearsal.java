package ccapi.daemon;

import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.paths.Home;
import ccapi.shared.socket.UnixHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// One short life of a daemon in a temporary folder: start, an account, a key, two requests through the simulated
/// upstream, the end. The JVM that does this writes the class archive of later starts; the launcher asks for it.
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Rehearsal() {}

    /// Lives it, and leaves nothing behind.
    static void run() throws IOException {
        Path folder = Files.createTempDirectory("ccapi-warm");
        try {
            Files.writeString(folder.resolve("config.yaml"), "listen: 127.0.0.1:0\n");
            Map<String, String> env = Map.of("CCAPI_HOME", folder.toString());
            Home home = Home.from(env, folder.toString(), false);
            try (Daemon daemon = Daemon.start(home, env, Clock.systemUTC(), true)) {
                use(daemon, new AdminClient(new UnixHttp(home.socket(), PATIENCE)));
            }
        } finally {
            delete(folder);
        }
    }

    private static void use(Daemon daemon, AdminClient admin) throws IOException {
        admin.accounts()
                .add(new AddAccount(
                        "warm", AccountType.CLAUDE_API, "no-secret", null, null, null, null, null, null, null));
        String key = admin.keys()
                .create(new CreateKey("warm", null, null, null, null, null, null, null, null))
                .key();
        ask(daemon.port(), key, false);
        ask(daemon.port(), key, true);
        admin.accounts().list();
        admin.keys().list();
        admin.status().get();
    }

    private static void ask(int port, String key, boolean stream) throws IOException {
        String body = """
                {"model":"claude-sonnet-5","max_tokens":9,"stream":%s,"messages":[{"role":"user","content":"x"}]}""".formatted(stream);
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/v1/messages").toURL().openConnection();
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setDoOutput(true);
        connection.setRequestProperty("content-type", "application/json");
        connection.setRequestProperty("x-api-key", key);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
        try (InputStream answer = connection.getInputStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
