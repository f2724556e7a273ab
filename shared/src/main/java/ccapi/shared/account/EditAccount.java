package ccapi.shared.account;

import ccapi.shared.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change to an account; `null` leaves a field as it is, an empty text, map or list clears it.
public record EditAccount(
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable Integer concurrency,
        @Nullable String baseUrl,
        @Nullable Map<String, String> modelMap,
        @Nullable List<String> models,
        @Nullable String note,
        @Nullable String secret) {

    public EditAccount {
        if (name != null) {
            Names.check("account", name);
        }
        check(priority, concurrency);
    }

    static void check(@Nullable Integer priority, @Nullable Integer concurrency) {
        if (priority != null && (priority < 0 || priority > 1000)) {
            throw Refusal.invalid("priority " + priority + " is out of range", "use 0 to 1000; lower serves first");
        }
        if (concurrency != null && (concurrency < 0 || concurrency > 10_000)) {
            throw Refusal.invalid(
                    "concurrency " + concurrency + " is out of range", "use 1 to 10000, or 0 for no limit");
        }
    }

    /// Hides the secret.
    @Override
    public String toString() {
        return "EditAccount[" + name + (secret == null ? "" : ", secret=***") + "]";
    }
}
