package ccapi.cli.mirror;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.Spans;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.cli.words.Values;
import ccapi.shared.mirror.MintOnly;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorApi;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `ccapi mirror mint`, what it does stands in its description.
final class MirrorMint extends ChangeVerb {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Values refs = words.rest(0, "MIRROR", "Id or e-mail; or give --all or --renew-expired.");

    private final Flag all = words.flag("All that the other options let through.", "--all");

    private final Flag renew = words.flag("Also those whose account here needs a new login.", "--renew-expired");

    private final Choice choice = new Choice(words);

    private final Value limit = words.option("N", "At most that many.", "--limit");

    private final Value delay = words.option("TIME", "Wait that long between two, such as 5s.", "--delay");

    @Override
    public int run(Cli cli) throws IOException {
        Duration pause = Spans.parse(delay.or("0s"));
        List<MintRequest> wanted = wanted(cli);
        if (wanted.isEmpty()) {
            cli.say(MirrorGrid.RESULTS.empty());
            return 0;
        }
        try (MintLock _ = dryRun() ? MintLock.none() : MintLock.take(cli.home().state())) {
            return new MintRun(cli, output(), wanted, cli.timeout(PATIENCE), pause).mint();
        }
    }

    private List<MintRequest> wanted(Cli cli) throws IOException {
        choice.check();
        if (!refs.list().isEmpty()) {
            if (all.isSet() || renew.isSet()) {
                throw Refusal.invalid("names and --all or --renew-expired cannot be combined", "give one or the other");
            }
            return refs.list().stream()
                    .map(ref -> new MintRequest(ref, dryRun()))
                    .toList();
        }
        if (!all.isSet() && !renew.isSet()) {
            throw Refusal.invalid("what shall be minted?", "name ids or e-mails, or give --all or --renew-expired");
        }
        List<MintRequest> wanted = new ArrayList<>();
        for (Row account : Row.list(cli.client(cli.timeout(PATIENCE)).calls().get(MirrorApi.PATH + "/accounts"))) {
            boolean meant = all.isSet()
                    ? choice.takes(account, renew.isSet())
                    : account.is("needs_renewal") && choice.takes(account, true);
            if (meant && wanted.size() < limit.or(Integer.MAX_VALUE)) {
                wanted.add(new MintRequest(account.text("id"), dryRun(), condition(account)));
            }
        }
        return wanted;
    }

    // the daemon looks again when its turn comes: since the list was read, another run may have minted it
    private MintOnly condition(Row account) {
        if (!all.isSet() || (choice.onlyNew() && account.is("in_ccapi"))) {
            return MintOnly.NEEDS_RENEWAL;
        }
        return choice.onlyNew() ? MintOnly.NOT_IN_CCAPI : MintOnly.ANY;
    }

    @Override
    public Answer answer() {
        return Answer.many(MintResult.class);
    }

    @Override
    public List<String> more() {
        return List.of(
                "Exit status: 0 when all were minted, 8 when some failed, 1 when all failed, 5 when another mint runs,"
                        + " 11 when the pool is disabled, 12 when the minter cannot be reached.",
                "Only one mint runs at a time, so that two cron runs do not mint twice. For cron: -q says nothing"
                        + " unless something failed. Mint only accounts that are your own; providers' terms apply.");
    }

    @Override
    public String about() {
        return "Mint tokens of mirror accounts and make them accounts here, or renew those that exist.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi mirror mint 1043 --dry-run", "what would come of it"),
                new Example(
                        "ccapi mirror mint --all --plan plus --iq normal --not-in-ccapi --renew-expired --limit 5 --delay 0s -q",
                        "for cron, say every half hour"));
    }
}
