package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.shared.usage.PriceCheck;
import ccapi.shared.usage.UsageApi;
import java.io.IOException;
import java.util.List;

/// `ccapi prices check`, what it does stands in its description.
final class PricesCheck extends Verb {
    private final Output output = new Output(words);

    @Override
    public int run(Cli cli) throws IOException {
        List<Row> models = Row.list(cli.calls().get(UsageApi.PRICES_CHECK));
        List<Row> unpriced = models.stream().filter(row -> !row.is("priced")).toList();
        if (!cli.quiet() || output.isAsked()) {
            output.print(cli.place(), Prices.CHECK, models);
        }
        if (unpriced.isEmpty()) {
            return ExitCode.OK.code();
        }
        cli.say(unpriced.size() + " without a price: set one in config.yaml under prices, then 'ccapi usage reprice'");
        return ExitCode.DIFFERENCES.code();
    }

    @Override
    public Answer answer() {
        return Answer.many(PriceCheck.class);
    }

    @Override
    public String about() {
        return "Tell whether every model used in the last 30 days has a price: 0 when so, 10 when not.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi prices check", "which models count as unpriced"),
                new Example("ccapi prices check -q", "for cron: only the exit code, 0 or 10"));
    }
}
