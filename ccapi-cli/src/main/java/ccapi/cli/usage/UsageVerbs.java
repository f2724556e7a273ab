package ccapi.cli.usage;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.List;

/// `ccapi usage …`.
public final class UsageVerbs implements Noun {
    @Override
    public String name() {
        return "usage";
    }

    @Override
    public String about() {
        return "Requests, tokens and money";
    }

    @Override
    public List<String> verbs() {
        return List.of("summary", "requests", "request", "tail", "windows", "reprice", "prune");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "summary" -> new UsageSum();
            case "requests" -> new UsageRequests();
            case "request" -> new UsageRequest();
            case "tail" -> new UsageTail();
            case "windows" -> new UsageWindows();
            case "reprice" -> new UsageReprice();
            case "prune" -> new UsagePrune();
            default -> throw Noun.unknown(verb);
        };
    }
}
