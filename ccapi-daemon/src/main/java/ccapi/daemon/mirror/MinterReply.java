package ccapi.daemon.mirror;

import com.fasterxml.jackson.databind.JsonNode;

/// What came back over the line to the minter.
sealed interface MinterReply {
    /// JSON, whatever it says.
    record Said(int status, JsonNode json) implements MinterReply {}

    /// No answer, or one that the minter's contract does not know.
    ///
    /// @param reason what happened, in words fit for a terminal
    /// @param hint   what the operator can do
    /// @param sent   whether the minter may have done what it was asked
    record Broken(String reason, String hint, boolean sent) implements MinterReply {}
}
