package ccapi.cli.apikey;

import ccapi.cli.command.Cli;
import ccapi.cli.command.ExitCode;
import ccapi.cli.output.Output;
import ccapi.cli.output.OutputFormat;
import ccapi.cli.output.Row;

/// Prints a key that was just made: its bare text on stdout, so that `$(ccapi key create x)` works.
final class KeyText {
    private KeyText() {}

    static int print(Cli cli, Output output, String what, Row made) {
        cli.say(what);
        if (output.format() == OutputFormat.TABLE || output.format() == OutputFormat.WIDE) {
            cli.out().println(made.text("key"));
        } else if (output.format() == OutputFormat.CSV) {
            output.printOne(cli.place(), KeyGrid.KEYS, made.row("info").with("key", made.text("key")));
        } else {
            output.printOne(cli.place(), KeyGrid.KEYS, made);
        }
        return ExitCode.OK.code();
    }
}
