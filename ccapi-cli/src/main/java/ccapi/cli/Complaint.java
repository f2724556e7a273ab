package ccapi.cli;

import ccapi.cli.command.ExitCode;
import ccapi.cli.help.Suggest;
import ccapi.cli.output.Tree;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.text.Cells;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says on stderr what went wrong, why, and what to do; as one JSON object when `-o json` was asked for.
final class Complaint {
    private static final List<String> SECRETS =
            List.of("secret", "token", "password", "api-key", "apikey", "credential");

    private final PrintStream err;
    private final List<String> words;
    private final Map<String, String> env;

    Complaint(PrintStream err, List<String> words, Map<String, String> env) {
        this.err = err;
        this.words = words;
        this.env = env;
    }

    /// Tells a problem.
    ///
    /// @return its exit code
    int tell(Problem problem) {
        if (wantsJson()) {
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            error.put("code", problem.code().wire());
            error.put("message", problem.message());
            error.put("hint", problem.hint());
            err.println(Tree.line(Map.of("error", error)));
        } else {
            err.println("error: " + Cells.harmless(problem.message()));
            if (!problem.hint().isEmpty()) {
                err.println("  " + Cells.harmless(problem.hint()));
            }
        }
        return problem.code().exitCode();
    }

    private boolean wantsJson() {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean next = (word.equals("-o") || word.equals("--output")) && i + 1 < words.size();
            String format = next
                    ? words.get(i + 1)
                    : word.startsWith("--output=") ? word.substring(9) : word.startsWith("-o") ? word.substring(2) : "";
            if (format.equals("json") || format.equals("jsonl") || format.equals("=json")) {
                return true;
            }
        }
        return false;
    }

    /// Tells a bug of ours.
    int bug(RuntimeException e) {
        tell(new Problem(
                ProblemCode.INTERNAL, "a bug in ccapi: " + e, "please report it with what CCAPI_DEBUG=1 prints"));
        if (!env.getOrDefault("CCAPI_DEBUG", "").isEmpty()) {
            e.printStackTrace(err);
        }
        return ExitCode.BUG.code();
    }

    /// Tells that words do not make a command.
    int usage(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String help = "see '" + spec.qualifiedName() + " --help'";
        for (String word : words) {
            if (isSecret(optionName(word)) && !spec.optionsMap().containsKey(optionName(word))) {
                return secret(optionName(word));
            }
        }
        return switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, spec, help);
            case MissingParameterException missing ->
                tell(new Problem(ProblemCode.INVALID, missing(missing, spec), help));
            default -> tell(new Problem(ProblemCode.INVALID, decapitalised(e.getMessage()), help));
        };
    }

    /// Tells that a noun needs a verb.
    int noVerb(CommandSpec spec, List<String> verbs) {
        return tell(new Problem(
                ProblemCode.INVALID,
                "'" + spec.qualifiedName() + "' needs a command",
                "one of " + String.join(", ", verbs)));
    }

    // the value stands right behind the option and must not be repeated
    private int secret(String option) {
        return tell(new Problem(
                ProblemCode.INVALID,
                "'" + option + "' is no option: a secret on the command line shows in process lists and histories",
                "give --secret-file FILE, or --secret-file - and pipe it in"));
    }

    private static boolean isSecret(String option) {
        return option.startsWith("--") && SECRETS.stream().anyMatch(option.toLowerCase(Locale.ROOT)::contains);
    }

    private static String optionName(String word) {
        return word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word;
    }

    /// Whether a word that should have been a command is none.
    static boolean isAboutCommand(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                && !e.getCommandLine().getSubcommands().isEmpty()
                && !unmatched.getUnmatched().getFirst().startsWith("-");
    }

    private int unmatched(UnmatchedArgumentException e, CommandSpec spec, String help) {
        String word = e.getUnmatched().getFirst();
        boolean option = word.startsWith("-") && word.length() > 1;
        String name = option ? optionName(word) : word;
        List<String> known = new ArrayList<>(
                option ? spec.optionsMap().keySet() : spec.subcommands().keySet());
        Optional<String> meant = Suggest.nearest(name, known);
        boolean command = isAboutCommand(e);
        boolean tooEarly = option && isKnownBelow(spec, name);
        String what = option
                ? "'" + spec.qualifiedName() + "' has no option " + name
                : command
                        ? "there is no command '" + spec.qualifiedName() + " " + name + "'"
                        : "'" + spec.qualifiedName() + "' takes no further word, but got '" + name + "'";
        if (tooEarly) {
            return tell(new Problem(ProblemCode.INVALID, what, "options stand behind the command; " + help));
        }
        return tell(new Problem(
                ProblemCode.INVALID,
                what,
                meant.map(near -> "did you mean '" + near + "'? ").orElse("") + help));
    }

    private static boolean isKnownBelow(CommandSpec spec, String option) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .anyMatch(below -> below.optionsMap().containsKey(option) || isKnownBelow(below, option));
    }

    private static String missing(MissingParameterException e, CommandSpec spec) {
        String names = String.join(
                ", ",
                e.getMissing().stream()
                        .map(arg -> arg.isOption()
                                ? ((picocli.CommandLine.Model.OptionSpec) arg).longestName() + " " + arg.paramLabel()
                                : arg.paramLabel())
                        .toList());
        return names.isEmpty() ? decapitalised(e.getMessage()) : "'" + spec.qualifiedName() + "' needs " + names;
    }

    private static String decapitalised(@Nullable String message) {
        return message == null || message.isEmpty()
                ? "these words make no command"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
