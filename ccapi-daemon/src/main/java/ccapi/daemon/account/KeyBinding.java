package ccapi.daemon.account;

import java.util.List;
import java.util.function.Predicate;

/// What a client key is bound to, for [AccountRoutes] to say who would serve it.
///
/// @param accounts   names or ids, empty = all
/// @param affordable models that its money limits can be kept for
public record KeyBinding(String id, String name, List<String> accounts, Predicate<String> affordable) {
    /// Bound to nothing.
    static final KeyBinding NONE = new KeyBinding("", "", List.of(), _ -> true);
}
