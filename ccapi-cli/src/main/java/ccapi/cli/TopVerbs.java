package ccapi.cli;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.status.Status;
import ccapi.cli.status.Version;
import java.util.List;

/// The commands that belong to no noun and stand at the top.
final class TopVerbs implements Noun {
    @Override
    public String name() {
        return "";
    }

    @Override
    public String about() {
        return "The installation as a whole";
    }

    @Override
    public List<String> verbs() {
        return List.of("status", "version");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "status" -> new Status();
            case "version" -> new Version();
            default -> throw Noun.unknown(verb);
        };
    }
}
