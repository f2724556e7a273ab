package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Spans;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.shared.usage.PruneRequest;
import ccapi.shared.usage.PruneResult;
import ccapi.shared.usage.UsageApi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi usage prune`, what it does stands in its description.
final class UsagePrune extends ChangeVerb {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Grid RESULT = new Grid(
            "before",
            List.of(Column.of("before", "BEFORE", Formats::text), Column.of("rows", "REQUESTS", Formats::count)),
            "");

    private final Value before = words.option("TIME", "A date, an instant, or an age such as 90d.", "--before")
            .required();

    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    @Override
    public int run(Cli cli) throws IOException {
        String moment = before.get().matches("\\d+[hd]")
                ? cli.clock().instant().minus(Spans.parse(before.get())).toString()
                : before.get();
        if (!dryRun()) {
            confirm(cli, yes.isSet(), "forget single requests before " + before.get());
        }
        Row result = Row.one(cli.client(cli.timeout(PATIENCE))
                .calls()
                .change("POST", UsageApi.PRUNE, new PruneRequest(moment, dryRun())));
        String what = result.text("rows") + " requests before " + result.text("before");
        if (dryRun()) {
            would(cli, "forget " + what);
        } else {
            cli.say(what + " forgotten");
        }
        if (output().isAsked()) {
            output().printOne(cli.place(), RESULT, result);
        }
        return ExitCode.OK.code();
    }

    @Override
    public Answer answer() {
        return Answer.one(PruneResult.class);
    }

    @Override
    public String about() {
        return "Forget single requests that are older; the sums by day and hour stay.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi usage prune --before 90d --dry-run", "how many would go"),
                new Example("ccapi usage prune --before 2026-01-01 --yes -q", "for cron"));
    }
}
