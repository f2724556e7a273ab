package ccapi.cli.mirror;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.Spans;
import ccapi.cli.output.Row;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorApi;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ccapi mirror mint`, what it does stands in its description.
@Command(description = "Mint tokens of mirror accounts and make them accounts here, or renew those that exist.")
final class MirrorMint extends ChangeVerb {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Parameters(arity = "0..*", paramLabel = "MIRROR", description = "Id or e-mail; or give --all or --renew-expired.")
    private List<String> refs = new ArrayList<>();

    @Option(names = "--all", description = "All that the other options let through.")
    private boolean all;

    @Option(names = "--renew-expired", description = "Also those whose account here needs a new login.")
    private boolean renew;

    @Mixin
    private final Choice choice = new Choice();

    @Option(names = "--limit", paramLabel = "N", description = "At most that many.")
    private @Nullable Integer limit;

    @Option(names = "--delay", paramLabel = "TIME", description = "Wait that long between two, such as 5s.")
    private String delay = "0s";

    @Override
    public int run(Cli cli) throws IOException {
        Duration pause = Spans.parse(delay);
        List<String> wanted = wanted(cli);
        if (wanted.isEmpty()) {
            cli.say(MirrorGrid.RESULTS.empty());
            return 0;
        }
        try (MintLock _ = dryRun() ? MintLock.none() : MintLock.take(cli.home().state())) {
            MintRun run = new MintRun(cli, output(), dryRun(), cli.timeout(PATIENCE), pause);
            return run.mint(wanted);
        }
    }

    private List<String> wanted(Cli cli) throws IOException {
        choice.check();
        if (!refs.isEmpty()) {
            if (all || renew) {
                throw Refusal.invalid("names and --all or --renew-expired cannot be combined", "give one or the other");
            }
            return refs;
        }
        if (!all && !renew) {
            throw Refusal.invalid("what shall be minted?", "name ids or e-mails, or give --all or --renew-expired");
        }
        List<String> ids = new ArrayList<>();
        for (Row account : Row.list(cli.client(cli.timeout(PATIENCE)).calls().get(MirrorApi.PATH + "/accounts"))) {
            boolean meant =
                    all ? choice.takes(account, renew) : account.is("needs_renewal") && choice.takes(account, true);
            if (meant && (limit == null || ids.size() < limit)) {
                ids.add(account.text("id"));
            }
        }
        return ids;
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
    public List<Example> examples() {
        return List.of(
                new Example("ccapi mirror mint 1043 --dry-run", "what would come of it"),
                new Example(
                        "ccapi mirror mint --all --plan plus --iq normal --not-in-ccapi --renew-expired --limit 5 --delay 0s -q",
                        "for cron, say every half hour"));
    }
}
