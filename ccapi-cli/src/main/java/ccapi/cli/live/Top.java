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
import ccapi.shared.live.LiveApi;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ccapi top`, what it does stands in its description.
@Command(description = "Show status, accounts and requests in flight again and again, as plain text, until Ctrl-C.")
public final class Top extends Verb {
    @Option(names = "--every", paramLabel = "SECONDS", description = "Seconds between two looks; 2 by default.")
    private double every = 2;

    @Option(names = "--once", description = "Look once and end.")
    private boolean once;

    @Override
    public int run(Cli cli) throws IOException {
        if (once) {
            show(cli);
            return ExitCode.OK.code();
        }
        return Watch.every(cli, Math.max(0.2, every), () -> show(cli));
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
            new Output().print(place, LiveGrid.LIVE, live);
        }
    }

    @Override
    public List<String> more() {
        return List.of("For terminals and readers that the full-screen dashboard ('ccapi tui') does not suit.");
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi top --once", "one look, for a log or a mail"),
                new Example("ccapi top --once --no-input > top.txt", "the same into a file"));
    }
}
