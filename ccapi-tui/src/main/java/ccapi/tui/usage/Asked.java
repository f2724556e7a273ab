package ccapi.tui.usage;

import ccapi.shared.usage.UsageQuery;
import org.jspecify.annotations.Nullable;

/// What the page asks the daemon for.
///
/// @param onlyErrors leave out requests that went well from the recent ones
record Asked(Span span, Grouping grouping, boolean onlyErrors) {
    private static final int PAGE = 200;

    static final Asked START = new Asked(Span.TODAY, Grouping.ACCOUNT_USER, false);

    Asked with(Span other) {
        return new Asked(other, grouping, onlyErrors);
    }

    Asked with(Grouping other) {
        return new Asked(span, other, onlyErrors);
    }

    Asked errors(boolean only) {
        return new Asked(span, grouping, only);
    }

    UsageCall.Summary summary() {
        return new UsageCall.Summary(query(grouping.wire(), null, null, null));
    }

    UsageCall.Curve curve() {
        return new UsageCall.Curve(query(span.fine() ? "hour" : "day", null, null, null));
    }

    UsageCall.Newest newest() {
        return new UsageCall.Newest(query(null, onlyErrors ? "error" : null, PAGE, null));
    }

    /// @param before where the rows known so far end
    UsageCall.Older older(String before) {
        return new UsageCall.Older(query(null, onlyErrors ? "error" : null, PAGE, before));
    }

    private UsageQuery query(
            @Nullable String by, @Nullable String status, @Nullable Integer limit, @Nullable String before) {
        return new UsageQuery(span.word(), span.from(), span.to(), by, null, null, null, status, limit, before);
    }
}
