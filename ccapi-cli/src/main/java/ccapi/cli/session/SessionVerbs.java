package ccapi.cli.session;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.List;

/// `ccapi session …`.
public final class SessionVerbs implements Noun {
    @Override
    public String name() {
        return "session";
    }

    @Override
    public String about() {
        return "Conversations and the accounts they stay with";
    }

    @Override
    public List<String> verbs() {
        return List.of("list", "move", "unpin");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "list" -> new SessionList();
            case "move" -> new SessionMove();
            case "unpin" -> new SessionUnpin();
            default -> throw Noun.unknown(verb);
        };
    }
}
