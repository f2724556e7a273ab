package ccapi.shared.problem;

/// An error as it travels: `{"error":{"code":…,"message":…,"hint":…}}`.
///
/// @param message what happened, with the value, and why if known
/// @param hint    what to do, may be empty
public record Problem(ProblemCode code, String message, String hint) {}
