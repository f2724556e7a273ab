package ccapi.cli.warm;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Streams;
import ccapi.cli.command.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs what people run most, once, against a stub. The JVM that does this writes the class archive when it ends.
public final class Rehearsal extends Verb {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("account", "list"),
            List.of("account", "list", "-o", "wide", "--sort", "cost:desc", "--filter", "health=healthy"),
            List.of("account", "list", "-o", "json"),
            List.of("account", "show", "x"),
            List.of("account", "enable", "x"),
            List.of("key", "list", "-o", "csv"),
            List.of("usage", "summary"),
            List.of("usage", "requests", "-o", "jsonl"),
            List.of("status"),
            List.of("status", "--line"),
            List.of("__complete", "--", "account", "show", ""),
            List.of("__complete", "--", "account", "list", "--"),
            List.of("account", "lst"),
            List.of("account", "list", "--help"),
            List.of("--help"));

    @Override
    public int run(Cli cli) throws IOException {
        Path folder = Files.createTempDirectory("ccapi-warm");
        try (StubSocket stub =
                new StubSocket(folder.resolve("s"), call -> new StubSocket.Answer(200, json(call.path())))) {
            Map<String, String> env = new HashMap<>(cli.env());
            env.put("CCAPI_SOCKET", stub.path().toString());
            for (List<String> words : COMMANDS) {
                cli.again().run(words, env, silent(false));
                cli.again().run(words, env, silent(true));
            }
        } finally {
            Files.deleteIfExists(folder);
        }
        return ExitCode.OK.code();
    }

    private static Streams silent(boolean tty) {
        Streams plain = Streams.plain(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        return tty ? new Streams(plain.in(), plain.out(), plain.err(), false, true, true, 80) : plain;
    }

    private static String json(String path) {
        if (path.startsWith("/v1/names")) {
            return "[{\"name\":\"x\",\"about\":\"codex\"}]";
        }
        String row = """
                {"name":"x","type":"codex","priority":10,"enabled":true,"current_concurrency":1,"max_concurrency":2,
                "health":"healthy","today_requests":1234,"today_tokens":56789,"today_cost_usd":1.25,"models":["a"],
                "model_map":{"a":"b"},"last_used":"2026-11-24T00:00:00.000Z","today_usage":1.5,"daily_limit":5,
                "request_count":3,"cost_usd":0.5,"duration_ms":4100,"created_at":"2026-11-24T00:00:00.000Z",
                "windows":[{"name":"5h","used_percent":35.5,"resets_at":"2099-11-24T00:00:00.000Z"}]}""";
        if (path.contains("summary")) {
            return "{\"rows\":[" + row + "],\"total\":" + row + "}";
        }
        if (path.contains("requests")) {
            return "{\"items\":[" + row + "],\"next\":null}";
        }
        boolean one = path.startsWith("/v1/status") || path.startsWith("/v1/accounts/");
        return one ? row : "[" + row + "]";
    }

    @Override
    public String about() {
        return "Run the usual commands once for the class archive.";
    }

    @Override
    public List<Example> examples() {
        return List.of();
    }
}
