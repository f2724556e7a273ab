package ccapi.daemon;

import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.paths.Home;
import ccapi.shared.socket.UnixHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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
        String request = """
                POST /v1/messages HTTP/1.1\r
                host: ccapi\r
                x-api-key: %s\r
                content-type: application/json\r
                content-length: %d\r
                connection: close\r
                \r
                %s""".formatted(key, body.length(), body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            // a whole answer ends without a line feed, and the connection a while later
            String last = stream ? "message_stop" : "output_tokens";
            StringBuilder answer = new StringBuilder();
            byte[] piece = new byte[8192];
            int read = 0;
            while (read >= 0 && answer.indexOf(last) < 0) {
                answer.append(new String(piece, 0, read, StandardCharsets.US_ASCII));
                read = socket.getInputStream().read(piece);
            }
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
