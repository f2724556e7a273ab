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
            case "list" -> new AccountList();
            case "show" -> new AccountShow();
            case "add" -> new AccountAdd();
            case "import" -> new AccountImport();
            case "edit" -> new AccountEdit();
            case "enable" -> new AccountEnable();
            case "disable" -> new AccountDisable();
            case "drain" -> new AccountDrain();
            case "undrain" -> new AccountUndrain();
            case "refresh" -> new AccountRefresh();
            case "clear" -> new AccountClear();
            case "test" -> new AccountProbe();
            case "remove" -> new AccountRemove();
            default -> throw Noun.unknown(verb);
        };
    }
}
