package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
import ccapi.shared.usage.RepriceRequest;
import ccapi.shared.usage.RepriceResult;
import ccapi.shared.usage.UsageApi;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// `ccapi usage reprice`, what it does stands in its description.
final class UsageReprice extends ChangeVerb {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Grid CHANGES = new Grid(
            "model",
            List.of(
                    Column.of("model", "MODEL", Formats::text),
                    Column.of("changed", "REQUESTS", Formats::count).right(),
                    Column.of("before", "BEFORE", Formats::money).right(),
                    Column.of("after", "AFTER", Formats::money).right(),
                    Column.of("unpriced", "STILL UNPRICED", Formats::count).right()),
            "Nothing changes.");

    private final Value since =
            words.option("TIME", "From that date or instant on.", "--since").required();

    private final Value to = words.option("TIME", "Up to that date or instant.", "--to");

    private final Value model = words.option("MODEL", "Only requests that this model answered.", "--model");

    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    @Override
    public int run(Cli cli) throws IOException {
        Row plan = ask(cli, true);
        if (dryRun() || plan.number("changed") == 0) {
            tell(cli, plan);
            boolean differs = dryRun() && plan.number("changed") > 0;
            return differs ? ExitCode.DIFFERENCES.code() : ExitCode.OK.code();
        }
        if (!yes.isSet()) {
            tell(cli, plan);
            confirm(cli, false, "change the cost of " + plan.text("changed") + " requests");
        }
        Row result = ask(cli, false);
        cli.say(sentence(result));
        if (output().isAsked()) {
            tell(cli, result);
        }
        return ExitCode.OK.code();
    }

    private Row ask(Cli cli, boolean dry) throws IOException {
        RepriceRequest request = new RepriceRequest(since.get(), to.orNull(), model.orNull(), dry);
        return Row.one(cli.client(cli.timeout(PATIENCE)).calls().change("POST", UsageApi.REPRICE, request));
    }

    private void tell(Cli cli, Row result) {
        if (output().format().isTable()) {
            output().print(cli.place(), CHANGES, result.rows("models"));
            cli.say(sentence(result));
        } else {
            output().printOne(cli.place(), CHANGES, result);
        }
    }

    private static String sentence(Row result) {
        return result.text("changed") + " of " + result.text("rows") + " requests "
                + (result.is("dry_run") ? "would change" : "changed") + ": " + money(result, "before") + " to "
                + money(result, "after");
    }

    private static String money(Row result, String field) {
        return result.at(field) instanceof BigDecimal dollars ? Numbers.money(Usd.of(dollars)) : Formats.NOTHING;
    }

    @Override
    public Answer answer() {
        return Answer.one(RepriceResult.class);
    }

    @Override
    public String about() {
        return "Compute the cost of past requests anew with the prices of today; shows the difference first.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example(
                        "ccapi usage reprice --since 2026-11-01 --dry-run",
                        "the difference alone; 10 when there is one"),
                new Example(
                        "ccapi usage reprice --since 2026-11-01 --yes", "after a price in config.yaml has changed"));
    }
}
