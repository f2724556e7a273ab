package ccapi.daemon.account;

import ccapi.daemon.account.NoneNow.Kind;
import ccapi.daemon.account.NoneNow.Reason;
import ccapi.daemon.upstream.Windows;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at every account for one request at one moment: who can serve it, in which order, and why the others cannot.
/// Under the roster's lock.
final class Survey {
    // a rest that ends within this is waited for like a slot
    private static final Duration SHORT_REST = Duration.ofSeconds(10);

    // accounts whose windows differ by less are taken as equal, so that load decides between them
    private static final double SAME_HEADROOM = 5;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::preference)
            .reversed()
            .thenComparingInt(candidate -> candidate.seat().info().priority())
            .thenComparing(Comparator.comparingInt(Candidate::headroomStep).reversed())
            .thenComparingInt(candidate -> candidate.seat().inFlight())
            .thenComparingLong(candidate -> candidate.seat().lastTurn());

    private final Wanted wanted;
    private final Set<String> tried;
    private final @Nullable Binding binding;
    private final Instant now;
    private final Words words;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Out> outs = new ArrayList<>();

    private Survey(Wanted wanted, Set<String> tried, @Nullable Binding binding, Instant now, Words words) {
        this.wanted = wanted;
        this.tried = tried;
        this.binding = binding;
        this.now = now;
        this.words = words;
    }

    static Survey of(
            Collection<Seat> seats,
            Wanted wanted,
            Set<String> tried,
            @Nullable Binding binding,
            Instant now,
            Words words) {
        Survey survey = new Survey(wanted, tried, binding, now, words);
        boolean anyKnows = seats.stream().anyMatch(survey::knowsModel);
        for (Seat seat : seats) {
            survey.look(seat, anyKnows);
        }
        survey.candidates.sort(BEST_FIRST);
        return survey;
    }

    /// Who can serve, best first.
    List<Candidate> candidates() {
        return candidates;
    }

    /// Who cannot.
    List<Out> outs() {
        return outs;
    }

    /// Whether waiting may help: somebody is only busy, or rests for moments.
    boolean isWorthWaiting() {
        return outs.stream().anyMatch(this::mayCome);
    }

    /// When the first of those that rest for moments may be tried, `null` when none does.
    @Nullable
    Instant wakeAt() {
        return outs.stream()
                .filter(out -> out.why() == Why.RESTING && mayCome(out))
                .map(Out::until)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean mayCome(Out out) {
        if (tried.contains(out.seat().id())) {
            return false;
        }
        Instant until = out.until();
        return out.why() == Why.BUSY
                || (out.why() == Why.RESTING && until != null && until.isBefore(now.plus(SHORT_REST)));
    }

    /// Whether the conversation's own account is out for good, not only for now.
    boolean isGone(String accountId) {
        return candidates.stream().noneMatch(candidate -> candidate.seat().id().equals(accountId))
                && outs.stream()
                        .filter(out -> out.seat().id().equals(accountId))
                        .noneMatch(out -> out.why().passes);
    }

    /// What to tell when nobody can serve.
    NoneNow none(String prefix) {
        Kind kind = outs.stream()
                .map(out -> out.why().kind)
                .max(Comparator.naturalOrder())
                .orElse(Kind.NO_ACCOUNT);
        List<Reason> reasons = outs.stream()
                .filter(out -> out.why() != Why.OTHER_PROTOCOL)
                .map(out -> new Reason(out.seat().info().name(), out.text()))
                .toList();
        Instant earliest = outs.stream()
                .filter(out -> out.why().kind == Kind.UNAVAILABLE && out.until() != null)
                .map(Out::until)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new NoneNow(kind, reasons, earliest, List.of(prefix + words.nobody(kind, wanted.model(), reasons)));
    }

    private boolean knowsModel(Seat seat) {
        return isMeant(seat) && !isForeign(seat) && ModelFamily.isAllowed(seat.info(), wanted.model());
    }

    private boolean isMeant(Seat seat) {
        return wanted.types().contains(seat.info().type()) && isAllowedForKey(seat);
    }

    private boolean isAllowedForKey(Seat seat) {
        List<String> allowed = wanted.allowedAccounts();
        return allowed.isEmpty() || allowed.contains(seat.info().name()) || allowed.contains(seat.id());
    }

    private boolean isForeign(Seat seat) {
        return !ModelFamily.isNamed(seat.info(), wanted.model()) && ModelFamily.isForeign(seat.info(), wanted.model());
    }

    private void look(Seat seat, boolean anyKnows) {
        Out out = out(seat, anyKnows);
        if (out == null) {
            int preference = binding == null ? 0 : binding.preference(seat.id());
            candidates.add(new Candidate(seat, upstreamModel(seat), preference, headroom(seat)));
        } else {
            outs.add(out);
        }
    }

    private @Nullable Out out(Seat seat, boolean anyKnows) {
        AccountInfo info = seat.info();
        if (!wanted.types().contains(info.type())) {
            return new Out(seat, Why.OTHER_PROTOCOL, "a " + info.type().wire() + " account cannot serve this", null);
        }
        if (!isAllowedForKey(seat)) {
            return new Out(seat, Why.NOT_FOR_KEY, "not allowed for key " + wanted.keyName(), null);
        }
        if (!ModelFamily.isAllowed(info, wanted.model())) {
            return new Out(seat, Why.NO_MODEL, "model not allowed", null);
        }
        // another provider's model goes there only when nobody knows it better: then the upstream may say
        if (anyKnows && isForeign(seat)) {
            return new Out(seat, Why.NO_MODEL, "not a " + info.type().wire() + " model; map it to use it here", null);
        }
        if (!seat.profile().enabled()) {
            return new Out(seat, Why.OFF, "disabled", null);
        }
        return notNow(seat);
    }

    private @Nullable Out notNow(Seat seat) {
        Standing standing = seat.whole().standing();
        if (standing.isResting(now)) {
            Why why = standing.health() == Health.NEEDS_LOGIN ? Why.LOST : Why.RESTING;
            return new Out(seat, why, words.resting(standing, seat.windows(now), now), standing.until());
        }
        Condition family = seat.family(upstreamModel(seat), now);
        if (family != null && family.standing().isResting(now)) {
            Standing model = family.standing();
            Why why = model.health() == Health.COOLING ? Why.MODEL_RESTING : Why.RESTING;
            return new Out(seat, why, "for this model " + words.resting(model, List.of(), now), model.until());
        }
        if (tried.contains(seat.id())) {
            return new Out(seat, Why.TRIED, "failed for this request", null);
        }
        if (seat.profile().draining() && (binding == null || binding.preference(seat.id()) == 0)) {
            return new Out(seat, Why.DRAINING, "draining", null);
        }
        if (seat.whole().isBusyProbing(now) || (family != null && family.isBusyProbing(now))) {
            return new Out(seat, Why.BUSY, "another request is trying it after its rest", null);
        }
        return seat.isFull()
                ? new Out(
                        seat,
                        Why.BUSY,
                        "slots " + seat.inFlight() + "/" + seat.info().maxConcurrency(),
                        null)
                : null;
    }

    private String upstreamModel(Seat seat) {
        String mapped = ModelFamily.mapped(seat.info(), wanted.model());
        return mapped == null ? wanted.model() : mapped;
    }

    // percent left in the fuller of the two shared windows; model-bound ones say nothing about the account
    private double headroom(Seat seat) {
        double left = 100;
        for (UsageWindow window : seat.windows(now)) {
            boolean shared =
                    window.name().equals(Windows.FIVE_HOURS) || window.name().equals(Windows.WEEK);
            if (shared && window.usedPercent() != null) {
                left = Math.min(left, 100 - window.usedPercent());
            }
        }
        return Math.max(0, left);
    }

    /// One that can serve.
    ///
    /// @param preference how the conversation is bound to it, see [Binding#preference]
    /// @param headroom   percent left in its windows
    record Candidate(Seat seat, String upstreamModel, int preference, double headroom) {
        int headroomStep() {
            return (int) (headroom / SAME_HEADROOM);
        }
    }

    /// One that cannot.
    ///
    /// @param until when that ends by itself, `null` if it does not or is not known
    record Out(Seat seat, Why why, String text, @Nullable Instant until) {}

    /// Why one cannot.
    enum Why {
        OTHER_PROTOCOL(Kind.NO_ACCOUNT, false),
        NOT_FOR_KEY(Kind.NO_ACCOUNT, false),
        NO_MODEL(Kind.NO_MODEL, true),
        MODEL_RESTING(Kind.NO_MODEL, true),
        OFF(Kind.UNAVAILABLE, false),
        LOST(Kind.UNAVAILABLE, false),
        RESTING(Kind.UNAVAILABLE, true),
        TRIED(Kind.UNAVAILABLE, true),
        DRAINING(Kind.UNAVAILABLE, false),
        BUSY(Kind.BUSY, true);

        private final Kind kind;
        // whether it passes by itself, so that a conversation comes back
        private final boolean passes;

        Why(Kind kind, boolean passes) {
            this.kind = kind;
            this.passes = passes;
        }
    }
}
