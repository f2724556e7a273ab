package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.usage.UsageApi;
import ccapi.shared.usage.WindowUsage;
import java.io.IOException;
import java.util.List;

/// `ccapi usage windows`, what it does stands in its description.
final class UsageWindows extends ListVerb {
    private final Value account = words.option("ACCOUNT", "Only windows of that account.", "--account");

    @Override
    protected Grid grid() {
        return WindowGrid.ALL;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        String wanted = account.isGiven() ? "?account=" + AdminCalls.segment(account.get()) : "";
        return Row.list(cli.calls().get(UsageApi.WINDOWS + wanted));
    }

    @Override
    public Answer answer() {
        return Answer.many(WindowUsage.class);
    }

    @Override
    public List<String> more() {
        return List.of(
                "COST is what our requests would cost at API prices while the window moved by MOVED points.",
                "OURS is a judgement: the window of an account in which a point cost us most counts as all ours, and"
                        + " where a point cost less, somebody used the account elsewhere. -- means that too little"
                        + " moved to tell.");
    }

    @Override
    public String about() {
        return "Set our use beside the movement of the upstream's own windows of the last 7 days.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi usage windows --account max-tokyo", "how far each window of one account moved"),
                new Example("ccapi usage windows --filter 'ours<0.5'", "who uses it besides us"));
    }
}
