package ccapi.cli.demo;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Streams;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `ccapi demo`, what it does stands in its description.
public final class Demo extends Verb {
    private static final String NAME = "demo";
    private static final String CONFIG = """
            # made by 'ccapi demo'; 0 = any free port
            listen: 127.0.0.1:0
            """;

    private final Value home = words.option("PATH", "Its folder; .demo beside the program by default.", "--home");

    @Override
    public int run(Cli cli) throws IOException {
        Path folder = folder(cli);
        Map<String, String> env = new HashMap<>(cli.env());
        env.put("CCAPI_HOME", folder.toString());
        env.remove("CCAPI_SOCKET");
        prepare(folder);
        cli.say("ccapi demo, in " + folder + ". Nothing here leaves this machine and nothing is spent.\n");
        step(cli, env, "", "daemon", "start", "--simulate");
        if (!has(cli, env, "account")) {
            step(cli, env, "simulated", "account", "add", NAME, "--type", "claude-api", "--secret-file", "-");
        }
        String key = key(cli, env);
        String listen = text(cli, env, "listen", "status");
        cli.say("\n$ curl http://" + listen
                + "/v1/messages …   (a streamed request, answered by the simulated provider)");
        new DemoRequest(listen, key).send(cli.out());
        cli.out().println();
        cli.out().flush();
        cli.say("");
        step(cli, env, "", "usage", "requests", "--limit", "1");
        next(cli, folder, listen);
        return ExitCode.OK.code();
    }

    private Path folder(Cli cli) {
        if (home.isGiven()) {
            return cli.absolute(home.get());
        }
        String launcher = cli.env().getOrDefault("CCAPI_LAUNCHER", "");
        Path beside = launcher.isEmpty() ? null : Path.of(launcher).resolveSibling(".demo");
        return beside != null && Files.exists(beside.resolveSibling("pom.xml"))
                ? beside
                : cli.home().state().resolve(NAME);
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path config = folder.resolve("config.yaml");
        if (Files.notExists(config)) {
            Files.writeString(config, CONFIG);
        }
    }

    // shows what is run, so that the demo teaches
    private static void step(Cli cli, Map<String, String> env, String input, String... words) {
        List<String> command = List.of(words);
        cli.say("$ ccapi " + String.join(" ", command).replace(" --simulate", ""));
        cli.streams().err().flush();
        Streams streams = cli.streams();
        Streams fed = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                streams.out(),
                streams.err(),
                false,
                streams.outTty(),
                streams.errTty(),
                streams.columns());
        int code = cli.again().run(command, env, fed);
        if (code != ExitCode.OK.code()) {
            throw new Refusal(
                    ProblemCode.UPSTREAM, "the demo stopped at 'ccapi " + words[0] + " " + words[1] + "'", "");
        }
    }

    private static boolean has(Cli cli, Map<String, String> env, String noun) {
        List<String> names =
                quietly(cli, env, noun, "list", "-o", "name").lines().toList();
        return names.contains(NAME);
    }

    // its text cannot be shown again, so a second run gives the key a new one
    private static String key(Cli cli, Map<String, String> env) {
        boolean there = has(cli, env, "key");
        cli.say(there ? "$ ccapi key rotate demo --yes" : "$ ccapi key create demo --daily 5");
        String key = there
                ? quietly(cli, env, "key", "rotate", NAME, "--yes")
                : quietly(cli, env, "key", "create", NAME, "--daily", "5");
        cli.say("key demo made (" + key.substring(0, Math.min(8, key.length())) + "…)");
        return key;
    }

    private static String text(Cli cli, Map<String, String> env, String column, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("-o", "json"));
        return Row.one(quietly(cli, env, command.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8))
                .text(column);
    }

    private static String quietly(Cli cli, Map<String, String> env, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = Streams.plain(cli.in(), out, OutputStream.nullOutputStream());
        int code = cli.again().run(List.of(words), env, streams);
        if (code != ExitCode.OK.code()) {
            throw new Refusal(
                    ProblemCode.UPSTREAM,
                    "the demo stopped at 'ccapi " + String.join(" ", words) + "'",
                    "run it to see why");
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static void next(Cli cli, Path folder, String listen) {
        cli.say("""

                What next:
                  the dashboard           CCAPI_HOME=%1$s %2$s tui
                  stop the demo's daemon  CCAPI_HOME=%1$s %2$s daemon stop
                  a real account          %2$s daemon start && %2$s account add mine --type claude-oauth
                  a client                %2$s key create laptop && %2$s env --key laptop
                The demo's daemon goes on at http://%3$s; '%2$s help' tells the rest.""".formatted(folder, cli.program(), listen));
    }

    @Override
    public List<String> more() {
        return List.of("Safe to run again. The folder can be removed when its daemon is stopped.");
    }

    @Override
    public String about() {
        return "Try everything once, with a simulated provider: a daemon, an account, a key, a request, its cost.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi demo", "in a folder of its own"),
                new Example("ccapi demo --home demo-folder -q", "in another folder, only the answer and its row"));
    }
}
