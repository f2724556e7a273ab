package ccapi.cli.live;

import ccapi.cli.command.Deletion;
import ccapi.cli.command.Example;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.command.WholeList;
import java.util.List;

/// `ccapi live …`.
public final class LiveVerbs implements Noun {
    @Override
    public String name() {
        return "live";
    }

    @Override
    public String about() {
        return "Requests in flight";
    }

    @Override
    public List<String> verbs() {
        return List.of("list", "cancel");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "list" -> list();
            case "cancel" -> cancel();
            default -> throw Noun.unknown(verb);
        };
    }

    private static Verb list() {
        return new WholeList(
                LiveGrid.KIND,
                "List requests in flight, the oldest first.",
                new Example("ccapi live list --sort age:desc", "what takes longest"),
                new Example("ccapi live list --filter account=max-tokyo -o name", "ids for 'live cancel'"));
    }

    private static Verb cancel() {
        return new Deletion(
                LiveGrid.KIND,
                "cancel",
                "cancelled",
                "End requests in flight by their ids; their clients see a cut.",
                new Example("ccapi live cancel req_1", "one that hangs"),
                new Example("ccapi live cancel req_1 --dry-run", "only tell what would be ended"));
    }
}
