package ccapi.cli.mirror;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.mirror.MirrorApi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi mirror list`, what it does stands in its description.
final class MirrorList extends ListVerb {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Choice choice = new Choice(words);

    private int all;

    @Override
    protected Grid grid() {
        return MirrorGrid.ACCOUNTS;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        choice.check();
        List<Row> accounts = Row.list(cli.client(cli.timeout(PATIENCE)).calls().get(MirrorApi.PATH + "/accounts"));
        all = accounts.size();
        return accounts.stream().filter(account -> choice.takes(account, false)).toList();
    }

    @Override
    protected void print(Cli cli, List<Row> rows) {
        super.print(cli, rows);
        if (output().format().isTable()) {
            cli.say(rows.size() + " / " + all + " shown");
        }
    }

    @Override
    public Answer answer() {
        return Answer.many(MirrorAccount.class);
    }

    @Override
    public String about() {
        return "List the accounts of the mirror and which of them are accounts here.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi mirror list --plan plus --iq normal --not-in-ccapi", "what could be minted"),
                new Example("ccapi mirror list --in-ccapi --filter renew -o name", "ids that need a new token"));
    }
}
