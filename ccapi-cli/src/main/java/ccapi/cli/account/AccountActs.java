package ccapi.cli.account;

import ccapi.cli.command.Act;
import ccapi.cli.command.Example;
import ccapi.cli.command.Removal;
import ccapi.cli.command.Verb;
import ccapi.cli.command.WholeList;

/// The verbs of accounts that need nothing but their names.
final class AccountActs {
    private AccountActs() {}

    static Verb list() {
        return new WholeList(
                AccountGrid.KIND,
                "List accounts: health, load, use of today, usage windows.",
                new Example("ccapi account list -o wide --sort cost:desc", "the dearest first, with all columns"),
                new Example(
                        "ccapi account list --filter '!enabled' -o name",
                        "names of the accounts that are switched off"));
    }

    static Verb enable() {
        return new Act(
                AccountGrid.KIND,
                "enable",
                "enabled",
                "Let accounts serve.",
                new Example("ccapi account enable max-tokyo", "it serves from the next request on"),
                new Example("ccapi account enable max-tokyo codex-1 -q", "several at once, silent when all goes well"));
    }

    static Verb disable() {
        return new Act(
                AccountGrid.KIND,
                "disable",
                "disabled",
                "Keep accounts from serving; requests in flight end by themselves.",
                new Example("ccapi account disable max-tokyo", "no further request goes there"),
                new Example("ccapi account disable max-tokyo -o json", "print what it is like now"));
    }

    static Verb undrain() {
        return new Act(
                AccountGrid.KIND,
                "undrain",
                "takes new conversations again",
                "Let accounts take new conversations again.",
                new Example("ccapi account undrain max-tokyo", "the end of a drain"),
                new Example(
                        "ccapi account undrain max-tokyo codex-1 -q", "several at once, silent when all goes well"));
    }

    static Verb clear() {
        return new Act(
                AccountGrid.KIND,
                "clear",
                "cleared",
                "Forget cool-downs and faults of accounts, so that they are tried at once.",
                new Example("ccapi account clear max-tokyo", "when you know that it is well again"),
                new Example(
                        "ccapi account clear max-tokyo -o json --columns health,health_reason",
                        "and see what it is then"));
    }

    static Verb remove() {
        return new Removal(
                AccountGrid.KIND,
                "Remove accounts with their credentials; their usage keeps their names.",
                new Example("ccapi account remove old-account --yes", "without being asked"),
                new Example("ccapi account remove old-account --dry-run", "only tell what would go"));
    }
}
