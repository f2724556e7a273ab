package ccapi.daemon.usage;

import ccapi.shared.problem.Refusal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// By what a report is divided.
///
/// @param dimensions in the order of [Dimension]; empty for one row
record Grouping(Set<Dimension> dimensions) {
    /// What a report can be divided by.
    enum Dimension {
        ACCOUNT,
        KEY,
        MODEL,
        DAY,
        HOUR
    }

    /// Reads a comma separated list; account and key when there is none, one row when it is empty.
    static Grouping of(@Nullable String by) {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (String word : (by == null ? "account,key" : by).split(",", -1)) {
            if (!word.isBlank() && !word.strip().equals("none")) {
                dimensions.add(dimension(word.strip()));
            }
        }
        if (dimensions.contains(Dimension.HOUR)) {
            dimensions.remove(Dimension.DAY);
        }
        return new Grouping(dimensions);
    }

    private static Dimension dimension(String word) {
        for (Dimension dimension : Dimension.values()) {
            if (word.equals(dimension.name().toLowerCase(Locale.ROOT))
                    || (word.equals("user") && dimension == Dimension.KEY)) {
                return dimension;
            }
        }
        throw Refusal.invalid(
                "usage cannot be grouped by '" + word + "'", "choose some of account, key, model, day, hour");
    }

    boolean by(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    boolean byPeriod() {
        return by(Dimension.DAY) || by(Dimension.HOUR);
    }

    /// The coarsest sums that can still be told apart.
    int grain() {
        return by(Dimension.HOUR) ? SumStore.HOUR : SumStore.DAY;
    }

    /// As it is shown: `account,key`.
    String wire() {
        return dimensions.stream()
                .map(dimension -> dimension.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
