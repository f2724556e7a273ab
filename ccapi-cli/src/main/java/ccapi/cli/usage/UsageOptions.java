package ccapi.cli.usage;

import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.UsageQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which requests are meant.
final class UsageOptions {
    @Option(
            names = "--range",
            paramLabel = "RANGE",
            description = "today (the default), yesterday, 24h, 7d, 30d, month, or a length such as 90m.")
    private @Nullable String range;

    @Option(names = "--from", paramLabel = "TIME", description = "From that date or instant on, instead of --range.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Up to that date or instant.")
    private @Nullable String to;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only requests that account served.")
    private @Nullable String account;

    @Option(names = "--key", paramLabel = "KEY", description = "Only requests made with that key.")
    private @Nullable String key;

    @Option(names = "--model", paramLabel = "MODEL", description = "Only requests for that model.")
    private @Nullable String model;

    /// The query that they stand for.
    UsageQuery query(@Nullable String by, @Nullable String status, @Nullable Integer limit, @Nullable String before) {
        if (range != null && (from != null || to != null)) {
            throw Refusal.invalid("--range and --from/--to cannot be combined", "give one or the other");
        }
        if (to != null && from == null) {
            throw Refusal.invalid("--to without --from", "give --from too");
        }
        String span = range == null && from == null ? "today" : range;
        return new UsageQuery(span, from, to, by, account, key, model, status, limit, before);
    }
}
