package ccapi.cli.help;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Example;
import ccapi.cli.command.Verb;
import ccapi.cli.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// All that is to be said about one command, from which help and manual are printed.
///
/// @param name     as typed, e.g. `ccapi account add`
/// @param about    one sentence
/// @param more     further paragraphs
/// @param words    what stands after the name: parameters
/// @param own      options of this command alone
/// @param lists    options of all commands that list
/// @param outputs  options of all commands that print data
/// @param common   options of all commands
/// @param examples lines to try
/// @param answer   what `-o json` prints
public record Page(
        String name,
        String about,
        List<String> more,
        List<Entry> words,
        List<Entry> own,
        List<Entry> lists,
        List<Entry> outputs,
        List<Entry> common,
        List<Example> examples,
        Answer answer) {

    /// An option or a parameter.
    ///
    /// @param label as typed, e.g. `-o, --output=FORMAT`
    /// @param about what it does
    public record Entry(String label, String about) {}

    /// The page of a command.
    public static Page of(CommandSpec spec) {
        Verb verb = (Verb) spec.userObject();
        return new Page(
                spec.qualifiedName(),
                about(spec),
                verb.more(),
                spec.positionalParameters().stream().map(Page::entry).toList(),
                options(spec, verb.words(), Words.Group.OWN),
                options(spec, verb.words(), Words.Group.LISTS),
                options(spec, verb.words(), Words.Group.OUTPUT),
                options(spec, verb.words(), Words.Group.COMMON),
                verb.examples(),
                verb.answer());
    }

    /// One sentence about any command.
    public static String about(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    /// The line that shows how it is typed.
    public String synopsis() {
        String positional = words.stream().map(word -> " " + word.label()).collect(Collectors.joining());
        return name + positional + " [OPTION…]";
    }

    private static List<Entry> options(CommandSpec spec, Words words, Words.Group group) {
        List<Entry> entries = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden() && words.groupOf(option) == group) {
                entries.add(entry(option));
            }
        }
        return entries;
    }

    private static Entry entry(OptionSpec option) {
        String names = Arrays.stream(option.names()).collect(Collectors.joining(", "));
        String value = option.arity().max() == 0
                ? ""
                : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel();
        return new Entry(names + value, String.join(" ", option.description()));
    }

    private static Entry entry(PositionalParamSpec word) {
        String label = word.paramLabel() + (word.arity().max() > 1 ? "…" : "");
        return new Entry(word.arity().min() == 0 ? "[" + label + "]" : label, String.join(" ", word.description()));
    }
}
