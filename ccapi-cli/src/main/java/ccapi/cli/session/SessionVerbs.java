package ccapi.cli.session;

import ccapi.cli.command.Deletion;
import ccapi.cli.command.Example;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.command.WholeList;
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
            case "list" -> list();
            case "move" -> new SessionMove();
            case "unpin" -> unpin();
            default -> throw Noun.unknown(verb);
        };
    }

    private static Verb list() {
        return new WholeList(
                SessionGrid.KIND,
                "List conversations and the accounts that hold their prompt caches, the latest used first.",
                new Example("ccapi session list --filter account=max-tokyo", "who would lose a warm cache"),
                new Example("ccapi session list --filter user=ci -o name", "ids for 'session move' or 'unpin'"));
    }

    private static Verb unpin() {
        return new Deletion(
                SessionGrid.KIND,
                "unpin",
                "unpinned",
                "Forget which account conversations stay with; their next requests choose anew.",
                new Example("ccapi session unpin ses_1", "when its account is too busy"),
                new Example("ccapi session unpin ses_2 -q", "for a script: silent when all goes well"));
    }
}
