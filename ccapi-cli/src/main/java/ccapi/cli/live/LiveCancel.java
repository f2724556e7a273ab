package ccapi.cli.live;

import ccapi.cli.command.Cli;
import ccapi.cli.command.EachVerb;
import ccapi.cli.command.Example;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.live.LiveApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `ccapi live cancel`, what it does stands in its description.
final class LiveCancel extends EachVerb {
    @Override
    protected Grid grid() {
        return LiveGrid.LIVE;
    }

    @Override
    protected String noun() {
        return "request";
    }

    @Override
    protected String does() {
        return "cancel";
    }

    @Override
    protected String did() {
        return "cancelled";
    }

    @Override
    protected Row act(Cli cli, String id) throws IOException {
        cli.calls().change("DELETE", LiveApi.PATH + "/" + AdminCalls.segment(id), null);
        return new Row(Map.of("id", id));
    }

    @Override
    public String about() {
        return "End requests in flight by their ids; their clients see a cut.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi live cancel req_1", "one that hangs"),
                new Example("ccapi live cancel req_1 --dry-run", "only tell what would be ended"));
    }
}
