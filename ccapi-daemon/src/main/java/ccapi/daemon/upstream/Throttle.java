package ccapi.daemon.upstream;

import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.Scope;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a full window from a short throttle, and when either ends.
///
/// A window counts as full by the upstream's own word, not by the share used (which misled others at 73 %).
final class Throttle {
    private static final Pattern TRY_AGAIN = Pattern.compile("try again in\\s+([0-9.]+)\\s*(ms|s|m|h)\\b");

    private final AccountType type;
    private final UpstreamHeaders headers;
    private final ErrorBody error;
    private final Instant now;

    Throttle(AccountType type, UpstreamHeaders headers, ErrorBody error, Instant now) {
        this.type = type;
        this.headers = headers;
        this.error = error;
        this.now = now;
    }

    /// An answer "too many": the plan's window is full, or this was only too fast.
    Verdict tooMany() {
        return switch (type) {
            case CLAUDE_OAUTH, CLAUDE_API -> claude();
            case CODEX, OPENAI_API -> tooFast();
        };
    }

    /// The plan's window is full: until the body's reset, else that of the full windows in the headers.
    Verdict planFull() {
        List<UsageWindow> full = Windows.read(type, headers, now).stream()
                .filter(window -> window.usedPercent() != null && window.usedPercent() >= 100)
                .toList();
        Instant until = error.resetsAt();
        if (until == null) {
            until = latest(full.stream().map(UsageWindow::resetsAt));
        }
        if (until == null) {
            until = HeaderTimes.retryAfter(headers, now);
        }
        // only a meter of its own is full: that model rests, the account goes on
        boolean onlyMeter = !full.isEmpty()
                && full.stream().allMatch(window -> window.name().contains("_"));
        return new Cooldown(
                Health.LIMITED,
                onlyMeter ? new Scope.AskedModel() : Scope.ACCOUNT,
                until,
                full.isEmpty() ? "usage limit reached" : names(full) + " window full");
    }

    private Verdict claude() {
        List<UsageWindow> rejected = Windows.read(type, headers, now).stream()
                .filter(window -> "rejected".equals(window.status()))
                .filter(window -> !window.name().equals("overage"))
                .toList();
        List<UsageWindow> shared =
                rejected.stream().filter(window -> !window.name().contains("_")).toList();
        if (!shared.isEmpty()) {
            return limited(Scope.ACCOUNT, shared);
        }
        if (!rejected.isEmpty()) {
            return limited(family(rejected.getFirst().name()), rejected);
        }
        if ("rejected".equals(headers.first(UnifiedWindows.PREFIX + "status"))) {
            Instant reset = HeaderTimes.moment(headers.first(UnifiedWindows.PREFIX + "reset"), now);
            return new Cooldown(Health.LIMITED, Scope.ACCOUNT, ahead(reset), "usage window full");
        }
        return tooFast();
    }

    private Verdict limited(Scope scope, List<UsageWindow> windows) {
        Instant until = ahead(latest(windows.stream().map(UsageWindow::resetsAt)));
        return new Cooldown(Health.LIMITED, scope, until, names(windows) + " window full");
    }

    // the longest of the resets, else what retry-after says, be it hours
    private @Nullable Instant ahead(@Nullable Instant reset) {
        return reset != null && reset.isAfter(now) ? reset : HeaderTimes.retryAfter(headers, now);
    }

    private Verdict tooFast() {
        Instant until = HeaderTimes.retryAfter(headers, now);
        if (until == null) {
            until = error.resetsAt();
        }
        if (until == null) {
            until = said();
        }
        if (until == null) {
            until = latest(Stream.concat(claudeBuckets(), openaiBuckets()));
        }
        return new Cooldown(Health.COOLING, Scope.ACCOUNT, until, "rate limit: " + error.gist());
    }

    /// What a message such as "Please try again in 1.5s" says; `null` when it says nothing.
    @Nullable
    Instant said() {
        Matcher matcher = TRY_AGAIN.matcher(error.message().toLowerCase(Locale.ROOT));
        return matcher.find() ? HeaderTimes.after(HeaderTimes.length(matcher.group(1) + matcher.group(2)), now) : null;
    }

    private Stream<@Nullable Instant> claudeBuckets() {
        return Stream.of("requests", "tokens", "input-tokens", "output-tokens")
                .map(bucket -> "anthropic-ratelimit-" + bucket + "-")
                .filter(this::isUsedUp)
                .map(bucket -> HeaderTimes.moment(headers.first(bucket + "reset"), now));
    }

    private Stream<@Nullable Instant> openaiBuckets() {
        return Stream.of("requests", "tokens")
                .filter(bucket -> isZero("x-ratelimit-remaining-" + bucket))
                .map(bucket ->
                        HeaderTimes.after(HeaderTimes.length(headers.first("x-ratelimit-reset-" + bucket)), now));
    }

    private boolean isUsedUp(String bucket) {
        return isZero(bucket + "remaining");
    }

    private boolean isZero(String header) {
        Double left = HeaderTimes.number(headers.first(header));
        return left != null && left <= 0;
    }

    private @Nullable Instant latest(Stream<@Nullable Instant> moments) {
        return moments.filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    // 7d_opus and 7d_sonnet name their family; 7d_oi and the like do not: the model asked for tells it
    private static Scope family(String window) {
        String word = window.substring(window.indexOf('_') + 1);
        return List.of("opus", "sonnet", "haiku", "fable", "mythos").contains(word)
                ? new Scope.Family(word)
                : new Scope.AskedModel();
    }

    private static String names(List<UsageWindow> windows) {
        return String.join(" and ", windows.stream().map(UsageWindow::name).toList());
    }
}
