package ccapi.cli.live;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.live.LiveApi;
import ccapi.shared.live.LiveRequest;
import java.io.IOException;
import java.util.List;

/// `ccapi live list`, what it does stands in its description.
final class LiveList extends ListVerb {
    @Override
    protected Grid grid() {
        return LiveGrid.LIVE;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        return Row.list(cli.calls().get(LiveApi.PATH));
    }

    @Override
    public Answer answer() {
        return Answer.many(LiveRequest.class);
    }

    @Override
    public String about() {
        return "List requests in flight, the oldest first.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi live list --sort age:desc", "what takes longest"),
                new Example("ccapi live list --filter account=max-tokyo -o name", "ids for 'live cancel'"));
    }
}
