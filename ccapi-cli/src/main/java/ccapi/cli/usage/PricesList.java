package ccapi.cli.usage;

import ccapi.cli.command.Example;
import ccapi.cli.command.Kind;
import ccapi.cli.command.WholeList;
import ccapi.shared.usage.PriceRow;
import ccapi.shared.usage.UsageApi;
import java.util.List;

/// `ccapi prices list`, what it does stands in its description.
final class PricesList extends WholeList {
    PricesList() {
        super(
                new Kind("price", UsageApi.PRICES, Prices.LIST, PriceRow.class),
                "List what every model costs, in US dollars for a million tokens.",
                new Example("ccapi prices list --filter model~opus", "one family"),
                new Example("ccapi prices list --filter own -o wide", "what config.yaml overrides"));
    }

    @Override
    public List<String> more() {
        return List.of("Where LONG FROM shows a number of tokens, a request whose whole prompt is longer costs the long"
                + " prices throughout. Your own prices stand in config.yaml under prices and win. LISTED says how long ago the"
                + " built-in list was drawn up.");
    }
}
