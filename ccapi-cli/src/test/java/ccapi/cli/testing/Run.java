package ccapi.cli.testing;

import ccapi.cli.Main;
import ccapi.cli.command.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One run of the program in this process: what it is given, and what came out.
public final class Run {
    /// What time it is in every run.
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Map<String, String> env = new HashMap<>();
    private String input = "";
    private int tty;

    private Run(Path folder) {
        env.put("PWD", folder.toString());
        env.put("CCAPI_HOME", folder.toString());
        env.put("PATH", System.getenv("PATH"));
    }

    /// What came of it.
    public record Result(int code, String out, String err) {}

    /// A run in that folder, which is also the home.
    public static Run in(Path folder) {
        return new Run(folder);
    }

    /// A run against that daemon.
    public static Run against(FakeDaemon daemon) {
        return new Run(daemon.path().getParent())
                .env("CCAPI_SOCKET", daemon.path().toString());
    }

    public Run env(String name, String value) {
        env.put(name, value);
        return this;
    }

    public Run stdin(String text) {
        input = text;
        return this;
    }

    /// Pretends that stdout and stderr are a terminal of that width.
    public Run tty(int columns) {
        tty = columns;
        return this;
    }

    /// Runs words that are apart by single spaces.
    public Result ccapi(String line) {
        return run(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }

    public Result run(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams plain = Streams.plain(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
        Streams streams = tty == 0 ? plain : new Streams(plain.in(), plain.out(), plain.err(), false, true, false, tty);
        int code = Main.run(words, env, streams, InstantSource.fixed(NOW));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
