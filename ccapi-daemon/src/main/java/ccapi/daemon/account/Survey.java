package ccapi.daemon.account;

import ccapi.daemon.account.NoneNow.Kind;
import ccapi.daemon.account.NoneNow.Reason;
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

    private final Collection<Seat> seats;
    private final Wanted wanted;
    private final Set<String> tried;
    private final @Nullable Binding binding;
    private final Instant now;
    private final Words words;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Out> outs = new ArrayList<>();

    private Survey(
            Collection<Seat> seats,
            Wanted wanted,
            Set<String> tried,
            @Nullable Binding binding,
            Instant now,
            Words words) {
        this.seats = seats;
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
        Survey survey = new Survey(seats, wanted, tried, binding, now, words);
        seats.forEach(survey::look);
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
                .filter(out -> !out.why().isBusy() && mayCome(out))
                .map(Out::until)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean mayCome(Out out) {
        if (tried.contains(out.seat().id())) {
            return false;
        }
        Instant until = out.until();
        return out.why().isBusy() || (until != null && until.isBefore(now.plus(SHORT_REST)));
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
                .map(out -> new Reason(out.seat().info().name(), text(out)))
                .toList();
        Instant earliest = outs.stream()
                .filter(out -> out.why().kind == Kind.UNAVAILABLE && out.endsByItself())
                .map(Out::until)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new NoneNow(kind, reasons, earliest, List.of(prefix + words.nobody(kind, wanted.model(), reasons)));
    }

    /// Why one cannot, in words.
    String text(Out out) {
        AccountInfo info = out.seat().info();
        return switch (out.why()) {
            case OTHER_PROTOCOL -> "a " + info.type().wire() + " account cannot serve this";
            case NOT_FOR_KEY -> "not allowed for key " + wanted.keyName();
            case MODEL_NOT_ALLOWED -> "model not allowed";
            case MODEL_FOREIGN -> "not a " + info.type().wire() + " model; map it to use it here";
            case MODEL_UNPRICED ->
                upstreamModel(out.seat()) + " has no price, and key " + wanted.keyName() + " a money limit";
            case MODEL_ABSENT, MODEL_RESTING -> "for this model " + resting(out, List.of());
            case OFF -> "disabled";
            case LOST, RESTING -> resting(out, out.seat().windows(now));
            case TRIED -> "failed for this request";
            case DRAINING -> "draining";
            case PROBED -> "another request is trying it after its rest";
            case FULL -> "slots " + out.seat().inFlight() + "/" + info.maxConcurrency();
        };
    }

    private String resting(Out out, List<UsageWindow> windows) {
        return out.standing() == null ? "resting" : words.resting(out.standing(), windows, now);
    }

    private boolean anyKnowsModel() {
        return seats.stream()
                .anyMatch(seat -> wanted.types().contains(seat.info().type())
                        && isAllowedForKey(seat)
                        && ModelFamily.isAllowed(seat.info(), wanted.model())
                        && !isForeign(seat));
    }

    private boolean isAllowedForKey(Seat seat) {
        return seat.info().isAmong(wanted.allowedAccounts());
    }

    private boolean isForeign(Seat seat) {
        return ModelFamily.isForeign(seat.info(), wanted.model()) && !ModelFamily.isNamed(seat.info(), wanted.model());
    }

    private void look(Seat seat) {
        Out out = out(seat);
        if (out == null) {
            int preference = binding == null ? 0 : binding.preference(seat.id());
            candidates.add(new Candidate(seat, upstreamModel(seat), preference, seat.headroom(now)));
        } else {
            outs.add(out);
        }
    }

    private @Nullable Out out(Seat seat) {
        if (!wanted.types().contains(seat.info().type())) {
            return new Out(seat, Why.OTHER_PROTOCOL, null);
        }
        if (!isAllowedForKey(seat)) {
            return new Out(seat, Why.NOT_FOR_KEY, null);
        }
        if (!ModelFamily.isAllowed(seat.info(), wanted.model())) {
            return new Out(seat, Why.MODEL_NOT_ALLOWED, null);
        }
        // another provider's model goes there only when nobody knows it better: then the upstream may say
        if (isForeign(seat) && anyKnowsModel()) {
            return new Out(seat, Why.MODEL_FOREIGN, null);
        }
        if (!wanted.affordable().test(upstreamModel(seat))) {
            return new Out(seat, Why.MODEL_UNPRICED, null);
        }
        return seat.profile().enabled() ? notNow(seat) : new Out(seat, Why.OFF, null);
    }

    private @Nullable Out notNow(Seat seat) {
        Standing standing = seat.whole().standing();
        if (standing.isResting(now)) {
            return new Out(seat, standing.health() == Health.NEEDS_LOGIN ? Why.LOST : Why.RESTING, standing);
        }
        Condition family = seat.family(upstreamModel(seat), now);
        if (family != null && family.standing().isResting(now)) {
            boolean absent = family.standing().health() == Health.COOLING;
            return new Out(seat, absent ? Why.MODEL_ABSENT : Why.MODEL_RESTING, family.standing());
        }
        if (tried.contains(seat.id())) {
            return new Out(seat, Why.TRIED, null);
        }
        if (seat.profile().draining() && (binding == null || binding.preference(seat.id()) == 0)) {
            return new Out(seat, Why.DRAINING, null);
        }
        if (seat.whole().isBusyProbing(now) || (family != null && family.isBusyProbing(now))) {
            return new Out(seat, Why.PROBED, null);
        }
        return seat.isFull() ? new Out(seat, Why.FULL, null) : null;
    }

    private String upstreamModel(Seat seat) {
        return ModelFamily.upstreamName(seat.info(), wanted.model());
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
    /// @param standing how it, or the model's family, stands when that is why
    record Out(Seat seat, Why why, @Nullable Standing standing) {
        /// Whether it surely ends; a refused credential is only tried again, and may be refused again.
        boolean endsByItself() {
            return standing != null && standing.until() != null && standing.health() != Health.AUTH_FAILED;
        }

        /// When that ends by itself, `null` if it does not or is not known.
        @Nullable
        Instant until() {
            return standing == null ? null : standing.until();
        }
    }

    /// Why one cannot.
    enum Why {
        OTHER_PROTOCOL(Kind.NO_ACCOUNT, false),
        NOT_FOR_KEY(Kind.NO_ACCOUNT, false),
        MODEL_NOT_ALLOWED(Kind.NO_MODEL, true),
        MODEL_FOREIGN(Kind.NO_MODEL, true),
        MODEL_UNPRICED(Kind.NO_PRICE, true),
        MODEL_ABSENT(Kind.NO_MODEL, true),
        MODEL_RESTING(Kind.UNAVAILABLE, true),
        OFF(Kind.UNAVAILABLE, false),
        LOST(Kind.UNAVAILABLE, false),
        RESTING(Kind.UNAVAILABLE, true),
        TRIED(Kind.UNAVAILABLE, true),
        DRAINING(Kind.UNAVAILABLE, false),
        PROBED(Kind.BUSY, true),
        FULL(Kind.BUSY, true);

        private final Kind kind;
        // whether it passes by itself, so that a conversation comes back
        private final boolean passes;

        Why(Kind kind, boolean passes) {
            this.kind = kind;
            this.passes = passes;
        }

        boolean isBusy() {
            return kind == Kind.BUSY;
        }
    }
}
