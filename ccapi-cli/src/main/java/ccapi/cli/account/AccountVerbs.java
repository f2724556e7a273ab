package ccapi.cli.account;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.List;

/// `ccapi account …`.
public final class AccountVerbs implements Noun {
    @Override
    public String name() {
        return "account";
    }

    @Override
    public String about() {
        return "Upstream accounts: add, look after, test";
    }

    @Override
    public List<String> verbs() {
        return List.of(
                "list", "show", "add", "import", "edit", "enable", "disable", "drain", "undrain", "test", "refresh",
                "clear", "remove");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "list" -> AccountActs.list();
            case "show" -> new AccountShow();
            case "add" -> new AccountAdd();
            case "import" -> new AccountImport();
            case "edit" -> new AccountEdit();
            case "enable" -> AccountActs.enable();
            case "disable" -> AccountActs.disable();
            case "drain" -> new AccountDrain();
            case "undrain" -> AccountActs.undrain();
            case "refresh" -> new AccountRefresh();
            case "clear" -> AccountActs.clear();
            case "test" -> new AccountProbe();
            case "remove" -> AccountActs.remove();
            default -> throw Noun.unknown(verb);
        };
    }
}
