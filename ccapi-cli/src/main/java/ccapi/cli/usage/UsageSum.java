package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.OutputFormat;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.UsageApi;
import ccapi.shared.usage.UsageSummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/// `ccapi usage summary`, what it does stands in its description.
final class UsageSum extends ListVerb {
    private static final List<String> GROUPS = List.of("account", "key", "model", "day", "hour");

    private final UsageOptions options = new UsageOptions(words);

    private final Value by = words.option(
            "GROUPS", "Some of account, key, model, day, hour, with commas between; account,key by default.", "--by");

    private Row summary = Row.of(null);

    private String groups() {
        return by.or("account,key");
    }

    @Override
    protected Grid grid() {
        BigDecimal most = summary.rows("rows").stream()
                .map(row -> row.at("cost_usd") instanceof BigDecimal cost ? cost : BigDecimal.ZERO)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return SummaryGrid.by(groups(), most);
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        for (String group : groups().split(",", -1)) {
            if (!GROUPS.contains(group)) {
                throw Refusal.invalid("--by '" + group + "' is unknown", "use some of " + String.join(", ", GROUPS));
            }
        }
        summary = Row.one(cli.calls()
                .get(UsageApi.SUMMARY
                        + options.query(groups(), null, null, null).toQuery()));
        return summary.rows("rows");
    }

    @Override
    protected void print(Cli cli, List<Row> rows) {
        boolean nested = output().format() == OutputFormat.JSON || output().format() == OutputFormat.YAML;
        if (nested && !listing().isPicky() && !output().picksColumns()) {
            output().printOne(cli.place(), grid(), summary);
            return;
        }
        // a total of all rows would be a lie under a selection of them
        boolean whole = rows.size() == summary.rows("rows").size();
        output().print(cli.place(), grid(), rows, whole ? SummaryGrid.total(summary.row("total")) : null);
    }

    @Override
    public Answer answer() {
        return Answer.one(UsageSummary.class);
    }

    @Override
    public List<String> more() {
        return List.of("A cost with +? leaves out requests whose model has no price; --columns unpriced_count counts"
                + " them. With --filter, --sort or --columns, -o json prints the rows alone.");
    }

    @Override
    public String about() {
        return "Add up requests, tokens and cost, by account and user or otherwise.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi usage summary --range 7d --by day", "the last seven days, with bars"),
                new Example("ccapi usage summary --range month --by key,model -o csv > month.csv", "for an invoice"));
    }
}
