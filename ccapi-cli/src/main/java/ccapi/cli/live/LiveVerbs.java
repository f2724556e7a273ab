package ccapi.cli.live;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
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
            case "list" -> new LiveList();
            case "cancel" -> new LiveCancel();
            default -> throw Noun.unknown(verb);
        };
    }
}
