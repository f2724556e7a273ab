package ccapi.daemon.account;

import java.util.List;

/// What a client key is bound to, for [AccountRoutes] to say who would serve it.
///
/// @param accounts names or ids, empty = all
public record KeyBinding(String id, String name, List<String> accounts) {}
