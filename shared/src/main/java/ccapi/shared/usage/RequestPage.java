package ccapi.shared.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some requests, newest first.
///
/// @param next hand this back as `before` for older ones; `null` when there are none
public record RequestPage(
        List<RequestEntry> items, @Nullable String next) {}
