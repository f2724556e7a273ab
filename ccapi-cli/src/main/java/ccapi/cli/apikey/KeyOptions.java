package ccapi.cli.apikey;

import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that describe a client key, the same for making and editing.
final class KeyOptions {
    @Option(names = "--concurrency", paramLabel = "N", description = "Most requests at a time; none = no limit.")
    @Nullable
    String concurrency;

    @Option(names = "--daily", paramLabel = "USD", description = "Most US dollars a day; none = no limit.")
    @Nullable
    String daily;

    @Option(
            names = "--weekly",
            paramLabel = "USD",
            description = "Most US dollars a week, from Monday; none = no limit.")
    @Nullable
    String weekly;

    @Option(names = "--monthly", paramLabel = "USD", description = "Most US dollars a month; none = no limit.")
    @Nullable
    String monthly;

    @Option(
            names = "--model",
            paramLabel = "PATTERN",
            split = ",",
            description = "May ask only for these models, * allowed; repeatable.")
    @Nullable
    List<String> models;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            split = ",",
            description = "May use only these accounts; repeatable.")
    @Nullable
    List<String> accounts;

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            description = "A date, or an instant such as 2026-12-31T18:00:00Z; none = never.")
    @Nullable
    String expires;

    @Option(names = "--note", paramLabel = "TEXT", description = "Your own words about it.")
    @Nullable
    String note;

    @Nullable
    Integer concurrency() {
        try {
            String given = given(concurrency);
            return given == null ? null : Integer.valueOf(given);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("--concurrency '" + concurrency + "' is no number", "give a number, or none");
        }
    }

    @Nullable
    Usd daily() {
        return dollars("--daily", daily);
    }

    @Nullable
    Usd weekly() {
        return dollars("--weekly", weekly);
    }

    @Nullable
    Usd monthly() {
        return dollars("--monthly", monthly);
    }

    /// `--model ''` gives an empty list, which means all.
    @Nullable
    List<String> models() {
        return some(models);
    }

    @Nullable
    List<String> accounts() {
        return some(accounts);
    }

    @Nullable
    Instant expires() {
        String given = given(expires);
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
                    "--expires '" + expires + "' is no date", "write 2026-12-31 or 2026-12-31T18:00:00Z, or none");
        }
    }

    /// The limits that are to be taken away.
    List<String> cleared() {
        List<String> cleared = new ArrayList<>();
        clear(cleared, "concurrency", concurrency);
        clear(cleared, "daily", daily);
        clear(cleared, "weekly", weekly);
        clear(cleared, "monthly", monthly);
        clear(cleared, "expires", expires);
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

    private static @Nullable List<String> some(@Nullable List<String> values) {
        return values == null
                ? null
                : values.stream().filter(value -> !value.isEmpty()).toList();
    }
}
