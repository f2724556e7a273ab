package ccapi.cli.apikey;

import ccapi.cli.words.Value;
import ccapi.cli.words.Values;
import ccapi.cli.words.Words;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options that describe a client key, the same for making and editing.
final class KeyOptions {
    final Value concurrency;
    final Value daily;
    final Value weekly;
    final Value monthly;
    final Values models;
    final Values accounts;
    final Value expires;
    final Value note;

    /// Declares the options among the words of a command.
    KeyOptions(Words words) {
        this.concurrency = words.option("N", "Most requests at a time; none = no limit.", "--concurrency");
        this.daily = words.option("USD", "Most US dollars a day; none = no limit.", "--daily");
        this.weekly = words.option("USD", "Most US dollars a week, from Monday; none = no limit.", "--weekly");
        this.monthly = words.option("USD", "Most US dollars a month; none = no limit.", "--monthly");
        this.models = words.options("PATTERN", "May ask only for these models, * allowed; repeatable.", "--model")
                .split();
        this.accounts = words.options("ACCOUNT", "May use only these accounts; repeatable.", "--account")
                .split();
        this.expires =
                words.option("WHEN", "A date, or an instant such as 2026-12-31T18:00:00Z; none = never.", "--expires");
        this.note = words.option("TEXT", "Your own words about it.", "--note");
    }

    @Nullable
    Integer concurrency() {
        return "none".equals(concurrency.orNull()) ? null : concurrency.number();
    }

    @Nullable
    Usd daily() {
        return dollars("--daily", daily.orNull());
    }

    @Nullable
    Usd weekly() {
        return dollars("--weekly", weekly.orNull());
    }

    @Nullable
    Usd monthly() {
        return dollars("--monthly", monthly.orNull());
    }

    @Nullable
    Instant expires() {
        String given = given(expires.orNull());
        if (given == null) {
            return null;
        }
        try {
            return given.length() == 10
                    ? LocalDate.parse(given)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant()
                    : Instant.parse(given);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "--expires '" + expires.orNull() + "' is no date",
                    "write 2026-12-31 or 2026-12-31T18:00:00Z, or none");
        }
    }

    /// The limits that are to be taken away.
    List<String> cleared() {
        List<String> cleared = new ArrayList<>();
        clear(cleared, "concurrency", concurrency.orNull());
        clear(cleared, "daily", daily.orNull());
        clear(cleared, "weekly", weekly.orNull());
        clear(cleared, "monthly", monthly.orNull());
        clear(cleared, "expires", expires.orNull());
        return cleared;
    }

    private static void clear(List<String> cleared, String name, @Nullable String value) {
        if ("none".equals(value)) {
            cleared.add(name);
        }
    }

    private static @Nullable Usd dollars(String option, @Nullable String value) {
        try {
            String given = given(value);
            return given == null ? null : Usd.of(given);
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.invalid(
                    option + " '" + value + "' is no amount", "give US dollars such as 5 or 12.50, or none");
        }
    }

    // the text of an option, nothing when it is absent or `none`
    private static @Nullable String given(@Nullable String value) {
        return value == null || value.equals("none") ? null : value;
    }
}
