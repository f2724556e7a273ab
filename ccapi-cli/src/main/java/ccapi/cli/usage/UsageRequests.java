package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `ccapi usage requests`, what it does stands in its description.
final class UsageRequests extends ListVerb {
    private static final int USUAL = 50;
    private static final int PAGE = 1000;

    private final UsageOptions options = new UsageOptions(words);

    private final Value status = words.option("CODE", "Only that HTTP status, or error for all faults.", "--status");

    private Row detail = Row.of(null);

    private final Value explain = words.option("ID", "Show that request and how it was routed.", "--explain");

    @Override
    protected Grid grid() {
        return RequestGrid.REQUESTS;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        if (explain.isGiven()) {
            detail = Trace.of(cli, explain.get());
            return List.of(detail.row("request"));
        }
        Integer most = listing().limit();
        int wanted = listing().isPicky() ? Integer.MAX_VALUE : most == null ? USUAL : most;
        List<Row> rows = new ArrayList<>();
        String next = null;
        do {
            int page = Math.min(PAGE, wanted - rows.size());
            String query = options.query(null, status.orNull(), page, next).toQuery();
            Row answer = Row.one(cli.calls().get(UsageApi.REQUESTS + query));
            rows.addAll(answer.rows("items"));
            next = answer.at("next") instanceof String more ? more : null;
        } while (next != null && rows.size() < wanted);
        return rows;
    }

    @Override
    protected void print(Cli cli, List<Row> rows) {
        if (explain.isGiven()) {
            Trace.print(cli, output(), detail);
        } else {
            super.print(cli, rows);
        }
    }

    @Override
    public Answer answer() {
        return Answer.many(RequestEntry.class);
    }

    @Override
    public List<String> more() {
        return List.of("Without --limit the newest " + USUAL
                + " are shown. A cost with ~ comes from estimated tokens, as after" + " a stream that was cut.");
    }

    @Override
    public String about() {
        return "List single requests, the newest first.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi usage requests --range 24h --status error -o wide", "what went wrong lately"),
                new Example("ccapi usage requests --explain req_1", "which accounts were tried, and why"),
                new Example("ccapi usage requests --key ci --limit 1000 -o jsonl > ci.jsonl", "for another program"));
    }
}
