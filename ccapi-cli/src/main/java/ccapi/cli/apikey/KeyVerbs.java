package ccapi.cli.apikey;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.List;

/// `ccapi key …`.
public final class KeyVerbs implements Noun {
    @Override
    public String name() {
        return "key";
    }

    @Override
    public String about() {
        return "Client keys: who may send, and how much";
    }

    @Override
    public List<String> verbs() {
        return List.of("list", "show", "create", "edit", "enable", "disable", "rotate", "remove");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "list" -> KeyActs.list();
            case "show" -> new KeyShow();
            case "create" -> new KeyCreate();
            case "edit" -> new KeyEdit();
            case "enable" -> KeyActs.enable();
            case "disable" -> KeyActs.disable();
            case "rotate" -> new KeyRotate();
            case "remove" -> KeyActs.remove();
            default -> throw Noun.unknown(verb);
        };
    }
}
