package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.account.RouteCandidate;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/// `ccapi route`, what it does stands in its description.
public final class Route extends ListVerb {
    private static final Grid CANDIDATES = new Grid(
            "account",
            List.of(
                    Column.of(
                                    "rank",
                                    "RANK",
                                    (value, _, _) -> value instanceof BigDecimal rank && rank.signum() > 0
                                            ? rank.toString()
                                            : Formats.NOTHING)
                            .right(),
                    Column.of("account", "ACCOUNT", Formats::text),
                    Column.of("type", "TYPE", Formats::text).dropped(1),
                    Column.of("eligible", "ELIGIBLE", Formats::yesNo),
                    Column.of("reason", "WHY", Formats::text)),
            "No accounts yet. Add one: ccapi account add NAME --type claude-oauth");

    private final Value model = words.option("MODEL", "The model a client would ask for.", "--model")
            .required();

    private final Value key = words.option("KEY", "The client key it would use; any by default.", "--key");

    @Override
    protected Grid grid() {
        return CANDIDATES;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        String forKey = key.isGiven() ? "&key=" + AdminCalls.segment(key.get()) : "";
        return Row.list(cli.calls().get("/route?model=" + AdminCalls.segment(model.get()) + forKey));
    }

    @Override
    public Answer answer() {
        return Answer.many(RouteCandidate.class);
    }

    @Override
    public String about() {
        return "Tell which account would serve a request now, and why not the others. Sends nothing.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi route --model claude-opus-4-8", "who is first, and why"),
                new Example("ccapi route --model gpt-5-codex --key ci --filter eligible -o name", "all who could"));
    }
}
