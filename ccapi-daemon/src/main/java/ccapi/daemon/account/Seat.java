package ccapi.daemon.account;

import ccapi.daemon.upstream.Verdict;
import ccapi.daemon.upstream.Verdict.ClientFault;
import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.ModelUnavailable;
import ccapi.daemon.upstream.Verdict.Scope;
import ccapi.daemon.upstream.Windows;
import ccapi.shared.account.Health;
import ccapi.shared.account.ModelNames;
import ccapi.shared.account.UsageWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One account in memory: everything that choosing it needs, so that no request waits for the database. Guarded by
/// the roster's lock.
final class Seat {
    // a client chooses model names: more than this many blocked ones are not remembered
    private static final int MOST_FAMILIES = 64;

    // an old fault is no longer worth showing when nobody came to probe it
    private static final Duration SHOWN_AFTER_REST = Duration.ofMinutes(10);

    private Profile profile;
    private Login login;
    private Credential credential;
    private RefreshState refreshState;
    private final Condition whole;
    private final Map<String, Condition> families = new LinkedHashMap<>();
    private List<UsageWindow> windows = List.of();
    private int inFlight;
    private long lastTurn;
    private @Nullable Instant lastUsed;
    private boolean unsaved;

    Seat(Profile profile, Login login, RefreshState refreshState, Standing standing) {
        this.profile = profile;
        this.login = login;
        this.credential = Credential.of(profile, login);
        this.refreshState = refreshState;
        this.whole = new Condition(standing);
    }

    Profile profile() {
        return profile;
    }

    AccountInfo info() {
        return profile.info();
    }

    String id() {
        return profile.id();
    }

    void change(Profile changed) {
        profile = changed;
        credential = Credential.of(profile, login);
    }

    Login login() {
        return login;
    }

    /// What signs requests in, fresh or not; made once, because it takes a look into the token.
    Credential credential() {
        return credential;
    }

    RefreshState refreshState() {
        return refreshState;
    }

    void change(Login changed, RefreshState state) {
        login = changed;
        credential = Credential.of(profile, login);
        refreshState = state;
    }

    void change(RefreshState state) {
        refreshState = state;
    }

    Condition whole() {
        return whole;
    }

    Map<String, Condition> families() {
        return families;
    }

    /// What is known of its usage windows now.
    List<UsageWindow> windows(Instant now) {
        return Windows.alive(windows, now);
    }

    void see(List<UsageWindow> read, Instant now) {
        if (!read.isEmpty()) {
            windows = Windows.merge(windows, read, now);
            unsaved = true;
        }
    }

    void restore(List<UsageWindow> known, @Nullable Instant used) {
        windows = known;
        lastUsed = used;
    }

    int inFlight() {
        return inFlight;
    }

    boolean isFull() {
        return info().maxConcurrency() > 0 && inFlight >= info().maxConcurrency();
    }

    /// Whether another request may enter, whatever it wants.
    boolean isFree(Instant now) {
        return profile.enabled() && !isFull() && !whole.standing().isResting(now) && !whole.isBusyProbing(now);
    }

    /// Percent left in the fuller of the two windows that all models share.
    double headroom(Instant now) {
        double left = 100;
        for (UsageWindow window : windows) {
            Double used = window.usedPercent();
            boolean shared =
                    window.name().equals(Windows.FIVE_HOURS) || window.name().equals(Windows.WEEK);
            boolean over = window.resetsAt() != null && !window.resetsAt().isAfter(now);
            if (shared && used != null && !over) {
                left = Math.min(left, 100 - used);
            }
        }
        return Math.max(0, left);
    }

    @Nullable
    Instant lastUsed() {
        return lastUsed;
    }

    /// When it last had its turn, counted in turns; 0 = never since the start.
    long lastTurn() {
        return lastTurn;
    }

    /// Whether what was seen of it since the last call must be stored.
    boolean takeUnsaved() {
        boolean was = unsaved;
        unsaved = false;
        return was;
    }

    /// Takes a slot.
    Turn enter(String upstreamModel, long turn, Instant now) {
        inFlight++;
        lastTurn = turn;
        lastUsed = now;
        unsaved = true;
        Condition family = family(upstreamModel, now);
        return new Turn(this, info(), upstreamModel, whole.enter(now), family == null ? null : family.enter(now));
    }

    /// Gives the slot back.
    void leave(Turn turn) {
        inFlight--;
        turn.whole().ended();
        if (turn.family() != null) {
            turn.family().ended();
        }
    }

    /// The condition of the family that a model belongs to, if that family ever failed alone.
    @Nullable
    Condition family(String model, Instant now) {
        Condition worst = null;
        for (Map.Entry<String, Condition> entry : families.entrySet()) {
            Condition condition = entry.getValue();
            boolean worse = worst == null || condition.standing().isResting(now);
            if (worse && !condition.standing().isHealthy() && ModelNames.matches(entry.getKey(), model)) {
                worst = condition;
            }
        }
        return worst;
    }

    /// Learns from a failure.
    ///
    /// @return whether that changed how it stands
    boolean failed(Turn turn, Verdict verdict, Instant now) {
        return switch (verdict) {
            // the account took the request and found fault with it: it is well
            case ClientFault _ -> turn.whole().succeeded(now);
            case ModelUnavailable _ -> failFamily(turn.upstreamModel(), turn, verdict, now);
            case Cooldown(var _, Scope.Family(String word), var _, var _) ->
                failFamily("*" + word + "*", turn, verdict, now);
            case Cooldown(var _, Scope.AskedModel _, var _, var _) ->
                failFamily(ModelFamily.of(turn.upstreamModel()), turn, verdict, now);
            default -> turn.whole().failed(verdict, windows(now), now);
        };
    }

    private boolean failFamily(String pattern, Turn turn, Verdict verdict, Instant now) {
        if (!families.containsKey(pattern) && families.size() >= MOST_FAMILIES) {
            families.entrySet().stream()
                    .min(Comparator.comparing(
                            entry -> entry.getValue().standing().since()))
                    .ifPresent(oldest -> families.remove(oldest.getKey()));
        }
        Condition family = families.computeIfAbsent(pattern, _ -> new Condition(Standing.healthy(now)));
        Condition.Pass pass = turn.family();
        // without a way through it, the request was sent before the family had failed at all
        Condition.Pass way = pass == null || !pass.isThrough(family) ? family.late() : pass;
        return way.failed(verdict, windows(now), now);
    }

    /// Learns that a request went well.
    ///
    /// @return whether that changed how it stands
    boolean succeeded(Turn turn, Instant now) {
        boolean changed = turn.whole().succeeded(now);
        if (turn.family() != null && turn.family().succeeded(now)) {
            families.values().removeIf(family -> family.standing().isHealthy());
            changed = true;
        }
        return changed;
    }

    /// Forgets every rest and fault.
    void clear(Instant now) {
        whole.put(Standing.healthy(now));
        families.clear();
    }

    /// How it is, in the words of the accounts table.
    Shown shown(Instant now) {
        if (!profile.enabled()) {
            return new Shown(Health.DISABLED, "switched off by the operator", null);
        }
        Standing standing = whole.standing();
        if (standing.isResting(now)) {
            return new Shown(standing.health(), standing.reason(), standing.until());
        }
        if (standing.wantsProbe(now) && isWorthShowing(standing, now)) {
            return new Shown(standing.health(), standing.reason() + "; the next request tries it", null);
        }
        Health well = lastUsed == null ? Health.UNKNOWN : Health.HEALTHY;
        if (refreshState == RefreshState.NEEDS_LOGIN) {
            return new Shown(well, "its refresh token is spent: it needs a login when its access token ends", null);
        }
        return new Shown(well, restingFamilies(now), null);
    }

    // a full window is over at its reset, the upstream said so; other faults are over when a request went well
    private static boolean isWorthShowing(Standing standing, Instant now) {
        Instant until = standing.until();
        return until != null && standing.health() != Health.LIMITED && now.isBefore(until.plus(SHOWN_AFTER_REST));
    }

    private String restingFamilies(Instant now) {
        StringBuilder text = new StringBuilder();
        families.forEach((pattern, condition) -> {
            if (condition.standing().isResting(now)) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append("not for ")
                        .append(pattern)
                        .append(" (")
                        .append(condition.standing().reason())
                        .append(')');
            }
        });
        return text.toString();
    }

    /// @param until when it ends by itself, `null` if not known
    record Shown(Health health, String reason, @Nullable Instant until) {}

    /// One request's turn at an account, from taking a slot to giving it back.
    ///
    /// @param info   what the operator had set when it began
    /// @param family the way through the condition of its model's family, `null` when that never failed
    record Turn(
            Seat seat, AccountInfo info, String upstreamModel, Condition.Pass whole, Condition.@Nullable Pass family) {}
}
