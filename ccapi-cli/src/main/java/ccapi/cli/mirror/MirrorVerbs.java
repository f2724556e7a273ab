package ccapi.cli.mirror;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.List;

/// `ccapi mirror …`.
public final class MirrorVerbs implements Noun {
    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public String about() {
        return "The mirror pool: mint tokens of your own ChatGPT accounts";
    }

    @Override
    public List<String> verbs() {
        return List.of("status", "list", "mint");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "status" -> new MirrorShow();
            case "list" -> new MirrorList();
            case "mint" -> new MirrorMint();
            default -> throw Noun.unknown(verb);
        };
    }
}
