package ccapi.cli.help;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.words.Values;
import java.util.ArrayList;
import java.util.List;

/// `ccapi help`, what it does stands in its description.
public final class Help extends Verb {
    private final Values typed = words.rest(0, "TOPIC", "A command such as 'account add', or a topic.");

    @Override
    public int run(Cli cli) {
        if (typed.list().size() == 1 && Topics.NAMES.contains(typed.list().getFirst())) {
            cli.out()
                    .print(HelpText.ofTopic(
                            typed.list().getFirst(), cli.streams().columns(), cli.colour()));
            return ExitCode.OK.code();
        }
        List<String> command = new ArrayList<>(typed.list());
        command.add("--help");
        return cli.again().run(command, cli.env(), cli.streams());
    }

    @Override
    public List<String> more() {
        return List.of("Topics are " + String.join(", ", Topics.NAMES) + ".");
    }

    @Override
    public String about() {
        return "Help about a command or a topic.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi help filters", "how --filter and --sort work everywhere"),
                new Example("ccapi help key create", "the same as 'ccapi key create --help'"));
    }
}
