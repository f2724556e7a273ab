package ccapi.cli.help;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.words.Values;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `ccapi man`, what it does stands in its description.
public final class Manual extends Verb {
    private final Values typed = words.rest(0, "WORD", "A command such as 'account add', or ccapi.yaml.");

    @Override
    public int run(Cli cli) throws IOException {
        String page = typed.list().isEmpty()
                ? "ccapi"
                : typed.list().getFirst().startsWith("ccapi")
                        ? typed.list().getFirst()
                        : "ccapi-" + String.join("-", typed.list());
        Path file = file(cli, page);
        List<String> man = file == null ? List.of("man", page) : List.of("man", file.toString());
        ProcessBuilder builder = new ProcessBuilder(man);
        boolean direct = cli.streams().outTty();
        builder.redirectInput(direct ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE)
                .redirectOutput(direct ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            if (!direct) {
                process.getInputStream().transferTo(cli.out());
            }
            if (process.waitFor() == 0) {
                return ExitCode.OK.code();
            }
        } catch (IOException e) {
            // no man on this machine: help says the same
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        }
        return help(cli, page);
    }

    private int help(Cli cli, String page) {
        if (page.equals("ccapi.yaml")) {
            return cli.again().run(List.of("help", "config"), cli.env(), cli.streams());
        }
        if (typed.list().contains(page)) {
            throw Refusal.notFound("there is no manual page " + page, "see 'ccapi --help' for the commands");
        }
        List<String> command = new ArrayList<>(typed.list());
        command.add("--help");
        return cli.again().run(command, cli.env(), cli.streams());
    }

    // beside the launcher in a checkout; installed pages are found by man itself
    private static @Nullable Path file(Cli cli, String page) {
        String launcher = cli.env().getOrDefault("CCAPI_LAUNCHER", "");
        Path folder = launcher.isEmpty() ? null : Path.of(launcher).resolveSibling("man");
        if (folder == null || !Files.isDirectory(folder)) {
            return null;
        }
        for (String section : List.of("1", "5", "7")) {
            Path file = folder.resolve(page + "." + section);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    @Override
    public String about() {
        return "Show the manual page of a command, of ccapi.yaml, or of ccapi as a whole.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi man account add", "the page of one command"),
                new Example("ccapi man ccapi.yaml", "every setting of the daemon"));
    }
}
