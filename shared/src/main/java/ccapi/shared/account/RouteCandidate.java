package ccapi.shared.account;

/// One account's answer to "would you serve this request now, and if not, why".
///
/// @param account  name
/// @param eligible whether it could be chosen
/// @param rank     1 = would be chosen now; 0 when not eligible
/// @param reason   why it is chosen, or why not, e.g. `5h window at 97 %`, `slots 3/3`, `model not allowed`
public record RouteCandidate(String account, AccountType type, boolean eligible, int rank, String reason) {}
