package ccapi.cli.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What may be typed behind one command. A command declares its options and parameters with it, one field each, and
/// finds them filled when it runs. Belongs to one command and one run.
public final class Words {
    /// Which list of the help an option stands in.
    public enum Group {
        /// Of this command alone.
        OWN,
        /// Of every command that lists rows.
        LISTS,
        /// Of every command that prints data.
        OUTPUT,
        /// Of every command.
        COMMON
    }

    private final Group group;
    private final Declared declared;

    // what all groups of one command share
    private static final class Declared {
        final List<OptionSpec.Builder> options = new ArrayList<>();
        final List<PositionalParamSpec.Builder> words = new ArrayList<>();
        final Map<String, Group> groups = new LinkedHashMap<>();

        @Nullable
        CommandSpec spec;
    }

    /// For a command's own options.
    public Words() {
        this(Group.OWN, new Declared());
    }

    private Words(Group group, Declared declared) {
        this.group = group;
        this.declared = declared;
    }

    /// The same command's words, with options going to another list of the help.
    public Words in(Group other) {
        return new Words(other, declared);
    }

    /// An option that is there or not.
    ///
    /// @param about what it does, a sentence
    public Flag flag(String about, String... names) {
        OptionSpec.Builder builder = declare(about, names).type(boolean.class).arity("0");
        Flag flag = new Flag(builder);
        builder.setter(flag.setter());
        return flag;
    }

    /// An option with a value.
    ///
    /// @param label what stands for the value in the help; also tells completion what it is
    public Value option(String label, String about, String... names) {
        OptionSpec.Builder builder =
                declare(about, names).type(String.class).arity("1").paramLabel(label);
        Value value = new Value(names[names.length - 1], builder);
        builder.setter(value.setter());
        return value;
    }

    /// An option that may be given several times, or once with commas.
    public Values options(String label, String about, String... names) {
        OptionSpec.Builder builder = declare(about, names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label);
        Values values = new Values(builder);
        builder.setter(values.setter());
        return values;
    }

    /// A word that must stand there, after those declared before it.
    public Value word(String label, String about) {
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                .index(Integer.toString(declared.words.size()))
                .type(String.class)
                .arity("1")
                .required(true)
                .paramLabel(label)
                .description(about);
        declared.words.add(builder);
        Value value = new Value(label, null);
        builder.setter(value.setter());
        return value;
    }

    /// Any number of words.
    ///
    /// @param least how many there must be
    public Values rest(int least, String label, String about) {
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                .index(declared.words.size() + "..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(least + "..*")
                .required(least > 0)
                .paramLabel(label)
                .description(about);
        declared.words.add(builder);
        Values values = new Values(null);
        builder.setter(values.setter());
        return values;
    }

    private OptionSpec.Builder declare(String about, String... names) {
        OptionSpec.Builder builder =
                OptionSpec.builder(names[0], names).names(names).description(about);
        declared.options.add(builder);
        for (String name : names) {
            declared.groups.put(name, group);
        }
        return builder;
    }

    /// Which list of the help an option stands in.
    public Group groupOf(OptionSpec option) {
        return declared.groups.getOrDefault(option.names()[0], Group.OWN);
    }

    /// The model for the parser, made when first asked for; nothing may be declared after that.
    ///
    /// @param command what the model hands back when its words were typed
    public CommandSpec spec(Object command) {
        CommandSpec made = declared.spec;
        if (made == null) {
            made = CommandSpec.wrapWithoutInspection(command);
            for (OptionSpec.Builder option : declared.options) {
                made.addOption(option.build());
            }
            for (PositionalParamSpec.Builder word : declared.words) {
                made.addPositional(word.build());
            }
            declared.spec = made;
        }
        return made;
    }
}
