package ccapi.shared.mirror;

/// Asks for one mint.
///
/// @param ref    the mirror's id or the e-mail
/// @param dryRun tell what would happen and mint nothing
public record MintRequest(String ref, boolean dryRun) {}
