package ccapi.cli;

import ccapi.cli.command.Cli;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Streams;
import ccapi.cli.command.Verb;
import ccapi.cli.help.HelpText;
import ccapi.cli.help.Page;
import ccapi.cli.status.Version;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Takes words and streams, runs one command, gives an exit code. Everything that goes wrong ends here.
public final class Main {
    private final Map<String, String> env;
    private final Streams streams;
    private final InstantSource clock;

    private Main(Map<String, String> env, Streams streams, InstantSource clock) {
        this.env = env;
        this.streams = streams;
        this.clock = clock;
    }

    /// Runs as a process.
    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        System.exit(run(List.of(args), env, Streams.ofProcess(env), InstantSource.system()));
    }

    /// Runs one command in this process and flushes the streams.
    ///
    /// @return the exit code, see [ExitCode]
    public static int run(List<String> words, Map<String, String> env, Streams streams, InstantSource clock) {
        int code = new Main(env, streams, clock).run(Commands.spelledOut(words));
        streams.err().flush();
        if (streams.out().checkError() && code == ExitCode.OK.code()) {
            return ExitCode.CLOSED_PIPE.code();
        }
        return code;
    }

    private int run(List<String> words) {
        Complaint complaint = new Complaint(streams.err(), words, env);
        try {
            return parseAndRun(words, complaint);
        } catch (Refusal e) {
            return complaint.tell(e.problem());
        } catch (IOException e) {
            return complaint.tell(new Problem(
                    ccapi.shared.problem.ProblemCode.STORAGE,
                    "cannot read or write: " + e.getMessage(),
                    "check the path and its permissions"));
        } catch (RuntimeException e) {
            return complaint.bug(e);
        }
    }

    private int parseAndRun(List<String> words, Complaint complaint) throws IOException {
        if (words.isEmpty() || words.getFirst().equals("-h") || words.getFirst().equals("--help")) {
            return help(Commands.whole().getCommandSpec());
        }
        if (words.getFirst().equals("-V") || words.getFirst().equals("--version")) {
            streams.out().println("ccapi " + Version.own());
            return ExitCode.OK.code();
        }
        CommandLine tree = Commands.typed(words);
        ParseResult parsed;
        try {
            parsed = last(tree.parseArgs(words.toArray(String[]::new)));
        } catch (ParameterException e) {
            boolean asks = words.contains("--help") || words.contains("-h");
            if (asks && !Complaint.isAboutCommand(e)) {
                return help(e.getCommandLine().getCommandSpec());
            }
            return complaint.usage(e);
        }
        CommandSpec spec = parsed.commandSpec();
        if (parsed.isUsageHelpRequested()) {
            return help(spec);
        }
        if (spec.userObject() instanceof Verb verb) {
            return verb.run(new Cli(
                    streams, env, clock, verb.common(), (more, other, where) -> run(more, other, where, clock)));
        }
        return complaint.noVerb(spec, Commands.verbs(spec));
    }

    private static ParseResult last(ParseResult parsed) {
        ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        return deepest;
    }

    private int help(CommandSpec spec) {
        boolean colour =
                streams.outTty() && env.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(env.get("TERM"));
        streams.out()
                .print(
                        spec.userObject() instanceof Verb
                                ? HelpText.of(Page.of(spec), streams.columns(), colour)
                                : HelpText.of(spec, Commands.verbs(spec), streams.columns(), colour));
        return ExitCode.OK.code();
    }
}
