package ccapi.cli.live;

import ccapi.cli.account.AccountLines;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.command.Watch;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.cli.status.StatusLine;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.shared.live.LiveApi;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;

/// `ccapi top`, what it does stands in its description.
public final class Top extends Verb {
    private final Value every = words.option("SECONDS", "Seconds between two looks; 2 by default.", "--every");

    private final Flag once = words.flag("Look once and end.", "--once");

    @Override
    public int run(Cli cli) throws IOException {
        if (once.isSet()) {
            show(cli);
            return ExitCode.OK.code();
        }
        return Watch.every(cli, Math.max(0.2, every.or(2.0)), () -> show(cli));
    }

    private static void show(Cli cli) throws IOException {
        AdminCalls calls = cli.calls();
        Output.Place place = cli.place();
        cli.out().println(StatusLine.of(Row.one(calls.get(StatusApi.PATH))));
        cli.out().println();
        AccountLines.print(cli);
        cli.out().println();
        List<Row> live = Row.list(calls.get(LiveApi.PATH));
        if (live.isEmpty()) {
            cli.out().println(LiveGrid.LIVE.empty());
        } else {
            Output.plain().print(place, LiveGrid.LIVE, live);
        }
    }

    @Override
    public List<String> more() {
        return List.of("For terminals and readers that the full-screen dashboard ('ccapi tui') does not suit.");
    }

    @Override
    public String about() {
        return "Show status, accounts and requests in flight again and again, as plain text, until Ctrl-C.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi top --once", "one look, for a log or a mail"),
                new Example("ccapi top --once --no-input > top.txt", "the same into a file"));
    }
}
