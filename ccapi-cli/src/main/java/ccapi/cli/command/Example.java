package ccapi.cli.command;

/// A line that a reader of the help may type as it stands. A test runs every one of them.
///
/// @param line  as typed in a shell; may use quotes, `< FILE` and `> FILE`
/// @param about what it is good for
public record Example(String line, String about) {}
