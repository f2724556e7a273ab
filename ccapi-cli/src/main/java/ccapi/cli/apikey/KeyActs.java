package ccapi.cli.apikey;

import ccapi.cli.command.Act;
import ccapi.cli.command.Example;
import ccapi.cli.command.Removal;
import ccapi.cli.command.Verb;
import ccapi.cli.command.WholeList;

/// The verbs of client keys that need nothing but their names.
final class KeyActs {
    private KeyActs() {}

    static Verb list() {
        return new WholeList(
                KeyGrid.KIND,
                "List client keys: load, use of today, limits.",
                new Example("ccapi key list --sort daily:desc --limit 5", "who spent most today"),
                new Example("ccapi key list -o csv > keys.csv", "for a spreadsheet, with exact numbers"));
    }

    static Verb enable() {
        return new Act(
                KeyGrid.KIND,
                "enable",
                "enabled",
                "Let keys be used.",
                new Example("ccapi key enable laptop", "from the next request on"),
                new Example("ccapi key enable laptop ci -o name", "several at once"));
    }

    static Verb disable() {
        return new Act(
                KeyGrid.KIND,
                "disable",
                "disabled",
                "Stop keys at once.",
                new Example("ccapi key disable laptop", "it gets 401 from now on"),
                new Example("ccapi key disable laptop ci -q", "several at once, silent when all goes well"));
    }

    static Verb remove() {
        return new Removal(
                KeyGrid.KIND,
                "Remove keys; their usage keeps their names.",
                new Example("ccapi key remove old-laptop --yes", "without being asked"),
                new Example("ccapi key remove old-laptop --dry-run", "only tell what would go"));
    }
}
