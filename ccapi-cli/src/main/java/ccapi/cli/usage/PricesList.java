package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.usage.PriceRow;
import ccapi.shared.usage.UsageApi;
import java.io.IOException;
import java.util.List;

/// `ccapi prices list`, what it does stands in its description.
final class PricesList extends ListVerb {
    @Override
    protected Grid grid() {
        return Prices.LIST;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        return Row.list(cli.calls().get(UsageApi.PRICES));
    }

    @Override
    public Answer answer() {
        return Answer.many(PriceRow.class);
    }

    @Override
    public List<String> more() {
        return List.of("Where LONG FROM shows a number of tokens, a request whose whole prompt is longer costs the long"
                + " prices throughout. Your own prices stand in config.yaml under prices and win. LISTED says how long ago the"
                + " built-in list was drawn up.");
    }

    @Override
    public String about() {
        return "List what every model costs, in US dollars for a million tokens.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi prices list --filter model~opus", "one family"),
                new Example("ccapi prices list --filter own -o wide", "what config.yaml overrides"));
    }
}
