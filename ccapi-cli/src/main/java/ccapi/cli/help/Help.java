package ccapi.cli.help;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `ccapi help`, what it does stands in its description.
@Command(description = "Help about a command or a topic.")
public final class Help extends Verb {
    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "A command such as 'account add', or a topic.")
    private List<String> words = new ArrayList<>();

    @Override
    public int run(Cli cli) {
        if (words.size() == 1 && Topics.NAMES.contains(words.getFirst())) {
            cli.out().print(HelpText.ofTopic(words.getFirst(), cli.streams().columns(), cli.colour()));
            return ExitCode.OK.code();
        }
        List<String> command = new ArrayList<>(words);
        command.add("--help");
        return cli.again().run(command, cli.env(), cli.streams());
    }

    @Override
    public List<String> more() {
        return List.of("Topics are " + String.join(", ", Topics.NAMES) + ".");
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi help filters", "how --filter and --sort work everywhere"),
                new Example("ccapi help key create", "the same as 'ccapi key create --help'"));
    }
}
