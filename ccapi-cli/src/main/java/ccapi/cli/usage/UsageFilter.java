package ccapi.cli.usage;

import ccapi.cli.words.Value;
import ccapi.cli.words.Words;
import ccapi.shared.usage.UsageQuery;
import org.jspecify.annotations.Nullable;

/// The options that say which requests are meant, whenever they were made.
final class UsageFilter {
    private final Value account;
    private final Value key;
    private final Value model;

    /// Declares the options among the words of a command.
    UsageFilter(Words words) {
        this.account = words.option("ACCOUNT", "Only requests that account served.", "--account");
        this.key = words.option("KEY", "Only requests made with that key.", "--key");
        this.model = words.option("MODEL", "Only requests for that model.", "--model");
    }

    /// The query that they stand for, of all times.
    UsageQuery query(@Nullable String status) {
        return new UsageQuery(
                null, null, null, null, account.orNull(), key.orNull(), model.orNull(), status, null, null);
    }
}
