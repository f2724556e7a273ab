package ccapi.cli.usage;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.List;

/// `ccapi prices …`.
public final class PriceVerbs implements Noun {
    @Override
    public String name() {
        return "prices";
    }

    @Override
    public String about() {
        return "What models cost";
    }

    @Override
    public List<String> verbs() {
        return List.of("list", "check");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "list" -> new PricesList();
            case "check" -> new PricesCheck();
            default -> throw Noun.unknown(verb);
        };
    }
}
