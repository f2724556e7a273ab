package ccapi.cli.complete;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.words.Value;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// `ccapi completion`, what it does stands in its description.
public final class Scripts extends Verb {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Value shell = words.word("SHELL", "bash, zsh or fish.");

    @Override
    public int run(Cli cli) throws IOException {
        if (!SHELLS.contains(shell.get())) {
            throw Refusal.invalid(
                    "there is no completion for '" + shell.get() + "'", "use " + String.join(", ", SHELLS));
        }
        try (InputStream script = Scripts.class.getResourceAsStream("ccapi." + shell.get())) {
            if (script == null) {
                throw new IllegalStateException("no resource ccapi." + shell.get());
            }
            script.transferTo(cli.out());
        }
        return ExitCode.OK.code();
    }

    @Override
    public List<String> more() {
        return List.of(
                "The scripts complete commands, options and values, and ask the daemon for the names of accounts,"
                        + " keys, models and mirror accounts; when it does not run, for none.");
    }

    @Override
    public String about() {
        return "Print the completion script of a shell.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi completion bash > ~/.local/share/bash-completion/completions/ccapi", "for bash"),
                new Example("ccapi completion fish > ~/.config/fish/completions/ccapi.fish", "for fish"));
    }
}
