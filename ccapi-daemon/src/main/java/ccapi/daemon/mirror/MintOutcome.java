package ccapi.daemon.mirror;

import ccapi.daemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/// What came of asking the minter for a token.
sealed interface MintOutcome {
    /// A token. It is only believed once a refresh worked.
    ///
    /// @param accountId ChatGPT account that the minter says it is for, `null` when not said
    /// @param email     that the minter says it is for, empty when not said
    /// @param clientId  OAuth client that it was minted with, `null` when not said
    record Minted(
            Secret refreshToken,
            @Nullable String accountId,
            String email,
            @Nullable String clientId) implements MintOutcome {}

    /// The minter answered as agreed that it minted nothing.
    record Declined(String error) implements MintOutcome {}

    /// It was asked and no usable answer came: a token may have been minted that nobody holds.
    record Lost(String reason) implements MintOutcome {}

    /// The minter cannot be used at all; nothing was minted.
    ///
    /// @param hint what to do
    record MinterDown(String reason, String hint) implements MintOutcome {}
}
