package ccapi.cli.complete;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Finds what may follow the words typed so far. Builds the model of the one verb that was typed, or of none, because
/// a person waits with a finger on the key.
public final class Completions {
    /// Stands alone in the answer: let the shell complete a file name.
    public static final Candidate FILES = new Candidate(":files", "");

    private final List<Noun> nouns;
    private final Function<String, List<Candidate>> names;

    /// @param nouns all nouns, the one without a name among them
    /// @param names asks the daemon for a list of names; gives none when it is down
    public Completions(List<Noun> nouns, Function<String, List<Candidate>> names) {
        this.nouns = nouns;
        this.names = names;
    }

    /// What may stand in place of the last word.
    ///
    /// @param words those after `ccapi`; the last is being typed and may be empty
    public List<Candidate> of(List<String> words) {
        List<String> typed = joined(words);
        String last = typed.isEmpty() ? "" : typed.getLast();
        List<String> before = typed.isEmpty() ? List.of() : typed.subList(0, typed.size() - 1);
        if (before.isEmpty()) {
            return matching(top(), last);
        }
        Optional<Noun> noun = noun(before.getFirst());
        if (noun.isPresent() && before.size() == 1) {
            return matching(verbs(noun.get()), last);
        }
        String name = noun.isPresent() ? before.get(1) : before.getFirst();
        Noun home = noun.or(() -> noun("")).orElseThrow();
        if (!home.verbs().contains(name)) {
            return List.of();
        }
        return inVerb(home, name, before.subList(noun.isPresent() ? 2 : 1, before.size()), last);
    }

    // bash breaks words at `=` and hands the pieces over one by one
    private static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean glue =
                    word.equals("=") && !joined.isEmpty() && joined.getLast().startsWith("--");
            if (glue) {
                String value = i + 1 < words.size() ? words.get(++i) : "";
                joined.set(joined.size() - 1, joined.getLast() + "=" + value);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private List<Candidate> top() {
        List<Candidate> top = new ArrayList<>();
        for (Noun noun : nouns) {
            if (noun.name().isEmpty()) {
                top.addAll(verbs(noun));
            } else {
                top.add(new Candidate(noun.name(), noun.about()));
            }
        }
        return top;
    }

    private static List<Candidate> verbs(Noun noun) {
        return noun.verbs().stream()
                .map(verb -> new Candidate(verb, noun.make(verb).about()))
                .toList();
    }

    private Optional<Noun> noun(String name) {
        return nouns.stream().filter(noun -> noun.name().equals(name)).findFirst();
    }

    private List<Candidate> inVerb(Noun noun, String verbName, List<String> before, String last) {
        Verb verb = noun.make(verbName);
        CommandSpec spec = verb.words().spec(verb);
        String pending = before.isEmpty() ? "" : before.getLast();
        OptionSpec open = pending.startsWith("-") ? spec.findOption(pending) : null;
        if (open != null && open.arity().min() > 0) {
            return values(noun, verbName, verb, open.paramLabel(), "", last, List.of());
        }
        int sign = last.indexOf('=');
        if (last.startsWith("--") && sign > 0) {
            OptionSpec option = spec.findOption(last.substring(0, sign));
            return option == null
                    ? List.of()
                    : values(noun, verbName, verb, option.paramLabel(), last.substring(0, sign + 1), last, List.of());
        }
        if (last.startsWith("-")) {
            return matching(options(spec, before), last);
        }
        List<String> taken = positionals(spec, before);
        PositionalParamSpec word = positional(spec, taken.size());
        return word == null ? List.of() : values(noun, verbName, verb, word.paramLabel(), "", last, taken);
    }

    private static List<Candidate> options(CommandSpec spec, List<String> before) {
        List<Candidate> options = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            boolean used =
                    !option.isMultiValue() && List.of(option.names()).stream().anyMatch(before::contains);
            if (!option.hidden() && !used) {
                options.add(new Candidate(option.longestName(), String.join(" ", option.description())));
            }
        }
        return options;
    }

    // the words so far that are neither options nor their values
    private static List<String> positionals(CommandSpec spec, List<String> before) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            String word = before.get(i);
            OptionSpec option = word.startsWith("-") ? spec.findOption(word) : null;
            if (option != null && option.arity().min() > 0) {
                i++;
            } else if (!word.startsWith("-") || word.equals("-")) {
                words.add(word);
            }
        }
        return words;
    }

    private static @Nullable PositionalParamSpec positional(CommandSpec spec, int index) {
        for (PositionalParamSpec word : spec.positionalParameters()) {
            if (word.index().contains(index) || word.index().isVariable()) {
                return word;
            }
        }
        return null;
    }

    private List<Candidate> values(
            Noun noun, String verbName, Verb verb, String label, String prefix, String last, List<String> taken) {
        if (label.equals("A,B") || label.equals("COL[:desc]") || label.equals("EXPR")) {
            List<Candidate> columns =
                    verb.columns().stream().map(name -> new Candidate(name, "")).toList();
            return inList(columns, prefix, last);
        }
        Values values = Values.of(noun.name(), verbName, label);
        if (values.files()) {
            return List.of(FILES);
        }
        if (label.equals("GROUPS")) {
            return inList(values.words(), prefix, last);
        }
        List<Candidate> all = values.names().isEmpty() ? values.words() : names.apply(values.names());
        return all.stream()
                .filter(candidate -> !taken.contains(candidate.value()))
                .map(candidate -> new Candidate(prefix + candidate.value(), candidate.about()))
                .filter(candidate -> candidate.value().startsWith(last))
                .toList();
    }

    // in a comma list only the part behind the last comma is being typed
    private static List<Candidate> inList(List<Candidate> all, String prefix, String last) {
        int comma = last.lastIndexOf(',');
        String kept = comma >= 0 ? last.substring(0, comma + 1) : prefix;
        return matching(
                all.stream()
                        .map(candidate -> new Candidate(kept + candidate.value(), candidate.about()))
                        .toList(),
                last);
    }

    private static List<Candidate> matching(List<Candidate> all, String start) {
        return all.stream()
                .filter(candidate -> candidate.value().startsWith(start))
                .toList();
    }
}
