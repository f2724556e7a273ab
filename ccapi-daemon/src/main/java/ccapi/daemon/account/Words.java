package ccapi.daemon.account;

import ccapi.daemon.account.NoneNow.Kind;
import ccapi.daemon.account.NoneNow.Reason;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.text.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Says in one line why an account cannot serve, with times of the configured zone.
///
/// @param zone asked each time, because a reload of the config may change it
record Words(Supplier<ZoneId> zone) {
    /// A time, as short as it can be from now.
    String time(Instant at, Instant now) {
        boolean soon = !at.isBefore(now) && at.isBefore(now.plusSeconds(120));
        return soon ? Times.clock(at, zone.get()) : Times.moment(at, now, zone.get());
    }

    /// Why an account rests and until when, e.g. `cooling until 16:10 (429 …), 5h at 97 %`.
    String resting(Standing standing, List<UsageWindow> windows, Instant now) {
        StringBuilder text = new StringBuilder(word(standing.health()));
        if (standing.until() != null) {
            text.append(" until ").append(time(standing.until(), now));
        }
        if (!standing.reason().isEmpty()) {
            text.append(" (").append(standing.reason()).append(')');
        }
        windows.stream()
                .filter(window -> window.usedPercent() != null && window.usedPercent() >= 90)
                .forEach(window -> text.append(", ")
                        .append(window.name())
                        .append(" at ")
                        .append(Math.round(window.usedPercent()))
                        .append(" %"));
        return text.toString();
    }

    /// Why nobody can serve, account by account.
    String nobody(Kind kind, String model, List<Reason> reasons) {
        String head = switch (kind) {
            case NO_ACCOUNT -> "no account that may serve this";
            case NO_MODEL -> "no account serves the model " + model;
            case NO_PRICE -> "nobody knows what the model " + model + " costs";
            case UNAVAILABLE -> "no account can serve " + model + " now";
            case BUSY -> "all accounts that serve " + model + " are busy";
        };
        return reasons.isEmpty()
                ? head
                : head + ": "
                        + reasons.stream()
                                .map(reason -> reason.account() + " " + reason.why())
                                .collect(Collectors.joining("; "));
    }

    private static String word(Health health) {
        return health.wire().replace('_', ' ');
    }
}
