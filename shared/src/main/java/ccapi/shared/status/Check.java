package ccapi.shared.status;

/// One thing that `ccapi doctor` looked at.
///
/// @param name  what, e.g. `disk`
/// @param state `ok`, `warn` or `fail`
/// @param found what was found, with the value
/// @param mend  what to do, empty when it is ok
public record Check(String name, String state, String found, String mend) {}
