package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Output;
import ccapi.cli.output.OutputFormat;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.account.AccountDetail;
import java.io.IOException;
import java.util.List;

/// `ccapi account show`, what it does stands in its description.
final class AccountShow extends Verb {
    private final Output output = new Output(words);

    private final Value name = words.word("NAME", "Name or id of the account.");

    @Override
    public int run(Cli cli) throws IOException {
        OutputFormat format = output.format();
        Row detail = Row.one(cli.calls().get(AccountGrid.KIND.path(name.get())));
        if (format == OutputFormat.TABLE || format == OutputFormat.WIDE) {
            Output.Place place = cli.place();
            output.printOne(place, AccountGrid.ACCOUNTS, detail.row("account"));
            AccountHistory.print(place, output.look(place), detail);
        } else if (format == OutputFormat.JSON || format == OutputFormat.JSONL || format == OutputFormat.YAML) {
            output.printOne(cli.place(), AccountGrid.ACCOUNTS, detail);
        } else {
            output.printOne(cli.place(), AccountGrid.ACCOUNTS, detail.row("account"));
        }
        return ExitCode.OK.code();
    }

    @Override
    public Answer answer() {
        return Answer.one(AccountDetail.class);
    }

    @Override
    public String about() {
        return "Show all that is known of one account: windows, recent errors and requests, token expiry.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account show max-tokyo", "everything, for people"),
                new Example("ccapi account show max-tokyo -o json", "everything, for scripts"));
    }
}
