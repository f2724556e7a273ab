package ccapi.shared.status;

/// A name that can be completed.
///
/// @param about half a line that tells it from the others
public record KnownName(String name, String about) {}
