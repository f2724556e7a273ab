package ccapi.cli.usage;

import ccapi.cli.command.Cli;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.text.Cells;
import ccapi.shared.usage.UsageApi;
import java.io.IOException;
import java.util.List;

/// One request with the trace of its routing.
final class Trace {
    private Trace() {}

    static Row of(Cli cli, String id) throws IOException {
        return Row.one(cli.calls().get(UsageApi.REQUESTS + "/" + AdminCalls.segment(id)));
    }

    static void print(Cli cli, Output output, Row detail) {
        boolean forPeople = output.format().isTable();
        boolean flat = forPeople || output.picksColumns();
        output.printOne(cli.place(), RequestGrid.REQUESTS, flat ? detail.row("request") : detail);
        if (forPeople && detail.at("trace") instanceof List<?> trace) {
            cli.out().println("\n" + Cells.harmless(detail.text("path")));
            trace.forEach(step -> cli.out().println("  " + Cells.harmless(String.valueOf(step))));
        }
    }
}
