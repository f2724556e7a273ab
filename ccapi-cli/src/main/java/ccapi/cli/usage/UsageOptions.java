package ccapi.cli.usage;

import ccapi.cli.words.Value;
import ccapi.cli.words.Words;
import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.UsageQuery;
import org.jspecify.annotations.Nullable;

/// The options that say which requests of which time are meant.
final class UsageOptions {
    private final Value range;
    private final Value from;
    private final Value to;
    private final UsageFilter filter;

    /// Declares the options among the words of a command.
    UsageOptions(Words words) {
        this.range = words.option(
                "RANGE", "today (the default), yesterday, 24h, 7d, 30d, month, or a length such as 90m.", "--range");
        this.from = words.option("TIME", "From that date or instant on, instead of --range.", "--from");
        this.to = words.option("TIME", "Up to that date or instant.", "--to");
        this.filter = new UsageFilter(words);
    }

    /// The query that they stand for.
    UsageQuery query(@Nullable String by, @Nullable String status, @Nullable Integer limit, @Nullable String before) {
        if (range.isGiven() && (from.isGiven() || to.isGiven())) {
            throw Refusal.invalid("--range and --from/--to cannot be combined", "give one or the other");
        }
        if (to.isGiven() && !from.isGiven()) {
            throw Refusal.invalid("--to without --from", "give --from too");
        }
        String span = !range.isGiven() && !from.isGiven() ? "today" : range.orNull();
        UsageQuery wanted = filter.query(status);
        return new UsageQuery(
                span,
                from.orNull(),
                to.orNull(),
                by,
                wanted.account(),
                wanted.key(),
                wanted.model(),
                wanted.status(),
                limit,
                before);
    }
}
