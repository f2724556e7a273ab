package ccapi.cli;

import ccapi.cli.account.AccountVerbs;
import ccapi.cli.apikey.KeyVerbs;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.daemon.DaemonVerbs;
import ccapi.cli.live.LiveVerbs;
import ccapi.cli.mirror.MirrorVerbs;
import ccapi.cli.session.SessionVerbs;
import ccapi.cli.usage.PriceVerbs;
import ccapi.cli.usage.UsageVerbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The command tree. What was typed is built alone, because making every command costs more than running one;
/// help, completion and manual build it whole. A test holds both trees to be the same.
public final class Commands {
    /// The nouns in the order in which help lists them.
    static final List<String> NOUNS =
            List.of("account", "session", "key", "usage", "prices", "mirror", "live", "daemon");

    private static final Map<String, String> SHORT = Map.of("ls", "list", "rm", "remove");

    private Commands() {}

    static Noun noun(String name) {
        return switch (name) {
            case "account" -> new AccountVerbs();
            case "session" -> new SessionVerbs();
            case "key" -> new KeyVerbs();
            case "usage" -> new UsageVerbs();
            case "prices" -> new PriceVerbs();
            case "mirror" -> new MirrorVerbs();
            case "live" -> new LiveVerbs();
            case "daemon" -> new DaemonVerbs();
            case "" -> new TopVerbs();
            default -> throw Noun.unknown(name);
        };
    }

    /// Every noun, the one without a name last.
    static List<Noun> nouns() {
        List<Noun> nouns = new ArrayList<>(NOUNS.stream().map(Commands::noun).toList());
        nouns.add(noun(""));
        return nouns;
    }

    /// The tree for these words: one branch when they name a command, else the whole tree.
    static CommandLine typed(List<String> words) {
        String first = words.isEmpty() ? "" : words.getFirst();
        CommandSpec root = root();
        if (NOUNS.contains(first) && words.size() > 1) {
            Noun noun = noun(first);
            String verb = full(words.get(1));
            if (noun.verbs().contains(verb)) {
                CommandSpec branch = CommandSpec.create();
                branch.usageMessage().description(noun.about());
                add(branch, noun, verb);
                root.addSubcommand(first, branch);
                return settled(root);
            }
        }
        Noun top = noun("");
        if (top.verbs().contains(first) || TopVerbs.HIDDEN.contains(first)) {
            add(root, top, first);
            return settled(root);
        }
        return whole();
    }

    /// Every command.
    public static CommandLine whole() {
        CommandSpec root = root();
        Noun top = noun("");
        top.verbs().forEach(verb -> add(root, top, verb));
        for (String name : NOUNS) {
            Noun noun = noun(name);
            CommandSpec branch = CommandSpec.create();
            branch.usageMessage().description(noun.about());
            noun.verbs().forEach(verb -> add(branch, noun, verb));
            root.addSubcommand(name, branch);
        }
        return settled(root);
    }

    /// The words with the short forms of verbs spelled out.
    static List<String> spelledOut(List<String> words) {
        if (words.size() < 2 || !SHORT.containsKey(words.get(1)) || !NOUNS.contains(words.getFirst())) {
            return words;
        }
        List<String> full = new ArrayList<>(words);
        full.set(1, full(words.get(1)));
        return full;
    }

    /// The verbs below the root or a noun, in the order in which help lists them.
    static List<String> verbs(CommandSpec spec) {
        if (spec.parent() == null) {
            List<String> all = new ArrayList<>(noun("").verbs());
            all.addAll(0, NOUNS);
            return all;
        }
        return noun(spec.name()).verbs();
    }

    private static String full(String verb) {
        return SHORT.getOrDefault(verb, verb);
    }

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name("ccapi");
        root.usageMessage().description("A proxy for LLM traffic over your own accounts, run from the terminal.");
        return root;
    }

    private static void add(CommandSpec parent, Noun noun, String verb) {
        Verb made = noun.make(verb);
        CommandSpec spec = made.words().spec(made);
        spec.usageMessage().description(made.about());
        parent.addSubcommand(verb, spec);
    }

    // texts are taken as they are: no @files, no ${variables}, no abbreviations that a new option would break
    private static CommandLine settled(CommandSpec root) {
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setUnmatchedArgumentsAllowed(false)
                .setOverwrittenOptionsAllowed(true)
                .setUsageHelpAutoWidth(false);
    }
}
