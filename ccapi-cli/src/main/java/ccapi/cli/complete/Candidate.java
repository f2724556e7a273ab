package ccapi.cli.complete;

/// A word that may come next.
///
/// @param value the whole word
/// @param about half a line that tells it from the others, may be empty
public record Candidate(String value, String about) {}
