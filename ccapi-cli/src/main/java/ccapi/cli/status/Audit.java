package ccapi.cli.status;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.status.AuditEntry;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;

/// `ccapi audit`, what it does stands in its description.
public final class Audit extends ListVerb {
    private static final int USUAL = 100;
    private static final int ALL = 10_000;
    private static final Grid ACTS = new Grid(
            "id",
            List.of(
                    Column.of("at", "WHEN", Formats::ago),
                    Column.of("uid", "UID", Formats::text).right(),
                    Column.of("verb", "VERB", Formats::text),
                    Column.of("target", "TARGET", Formats::text),
                    Column.of("before", "BEFORE", Formats::text).dropped(2),
                    Column.of("after", "AFTER", Formats::text).dropped(1),
                    Column.of("id", "ID", Formats::text).right().wideOnly()),
            "Nothing was done yet.");

    @Override
    protected Grid grid() {
        return ACTS;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        Integer most = listing().limit();
        int asked = listing().isPicky() ? ALL : most == null ? USUAL : most;
        return Row.list(cli.calls().get(StatusApi.AUDIT + "?limit=" + asked));
    }

    @Override
    public Answer answer() {
        return Answer.many(AuditEntry.class);
    }

    @Override
    public List<String> more() {
        return List.of("The uid is that of the peer on the socket; -1 when the daemon acted by itself.");
    }

    @Override
    public String about() {
        return "List what was done by admin calls, by whom, with before and after; the newest first.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi audit --limit 20", "the last twenty acts"),
                new Example("ccapi audit --filter target=max-tokyo -o jsonl > acts.jsonl", "all about one account"));
    }
}
