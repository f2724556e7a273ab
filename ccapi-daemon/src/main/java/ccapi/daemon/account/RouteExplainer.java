package ccapi.daemon.account;

import ccapi.shared.account.AccountType;
import ccapi.shared.account.RouteCandidate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says who would serve a model now and why, account by account, without sending anything.
final class RouteExplainer {
    private final Roster roster;
    private final Words words;
    private final InstantSource clock;
    private final Function<String, KeyBinding> keys;

    /// @param keys looks a client key up by name or id; refuses an unknown one
    RouteExplainer(Roster roster, Words words, InstantSource clock, Function<String, KeyBinding> keys) {
        this.roster = roster;
        this.words = words;
        this.clock = clock;
        this.keys = keys;
    }

    List<RouteCandidate> explain(String model, @Nullable String key) {
        KeyBinding binding = key == null ? KeyBinding.NONE : keys.apply(key);
        Instant now = clock.instant();
        Wanted wanted = new Wanted(
                binding.id(),
                binding.name(),
                binding.accounts(),
                model,
                binding.affordable(),
                EnumSet.allOf(AccountType.class),
                null,
                now);
        return roster.with(() -> rows(Survey.of(roster.seats(), wanted, Set.of(), null, now, words), wanted));
    }

    private static List<RouteCandidate> rows(Survey survey, Wanted wanted) {
        List<RouteCandidate> rows = new ArrayList<>();
        for (Survey.Candidate candidate : survey.candidates()) {
            AccountInfo info = candidate.seat().info();
            rows.add(new RouteCandidate(info.name(), info.type(), true, rows.size() + 1, Trace.why(candidate, wanted)));
        }
        for (Survey.Out out : survey.outs()) {
            AccountInfo info = out.seat().info();
            rows.add(new RouteCandidate(info.name(), info.type(), false, 0, survey.text(out)));
        }
        return rows;
    }
}
