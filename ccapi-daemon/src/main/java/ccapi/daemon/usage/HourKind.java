package ccapi.daemon.usage;

import ccapi.daemon.usage.Grouping.Dimension;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By what hours are added up beyond single groups.
enum HourKind {
    /// Everything together.
    ALL("''"),
    /// By key id.
    KEY("g.key_id"),
    /// By account id.
    ACCOUNT("g.account_id"),
    /// By the model that was asked for.
    MODEL("g.model");

    private final String column;

    HourKind(String column) {
        this.column = column;
    }

    /// The kind that is enough to answer a question by hour, `null` when only the sums of single groups are.
    static @Nullable HourKind enough(Grouping grouping, GroupFilter filter) {
        if (!grouping.by(Dimension.HOUR) || filter.model() != null) {
            return null;
        }
        Set<Dimension> needed = EnumSet.copyOf(grouping.dimensions());
        needed.remove(Dimension.HOUR);
        if (filter.key() != null) {
            needed.add(Dimension.KEY);
        }
        if (filter.account() != null) {
            needed.add(Dimension.ACCOUNT);
        }
        return switch (needed.size()) {
            case 0 -> ALL;
            case 1 -> valueOf(needed.iterator().next().name());
            default -> null;
        };
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Where the member is read from, with `usage_group` named `g`.
    String column() {
        return column;
    }

    String member(Group group) {
        return switch (this) {
            case ALL -> "";
            case KEY -> group.keyId();
            case ACCOUNT -> group.accountId();
            case MODEL -> group.model();
        };
    }
}
