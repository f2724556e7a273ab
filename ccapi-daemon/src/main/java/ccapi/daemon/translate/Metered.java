package ccapi.daemon.translate;

import ccapi.shared.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/// What a whole answer says about its own cost.
///
/// @param model the model that answered, `null` if it is not named
public record Metered(TokenUsage usage, @Nullable String model) {
    /// Nothing was said.
    public static final Metered NOTHING = new Metered(TokenUsage.NONE, null);
}
