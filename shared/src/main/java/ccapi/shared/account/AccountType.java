package ccapi.shared.account;

import ccapi.shared.problem.Refusal;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The kinds of upstream account, which differ in sign-in, protocol and rate-limit windows.
public enum AccountType {
    /// A Claude subscription login: access and refresh token, or a setup token.
    CLAUDE_OAUTH("claude-oauth"),
    /// A Claude API key; any Messages-compatible server by its own base URL.
    CLAUDE_API("claude-api"),
    /// A ChatGPT login used through the Codex backend.
    CODEX("codex"),
    /// An OpenAI API key; any compatible server by its own base URL.
    OPENAI_API("openai-api");

    private final String wire;

    AccountType(String wire) {
        this.wire = wire;
    }

    /// The word used in JSON, on the command line and in tables.
    @JsonValue
    public String wire() {
        return wire;
    }

    /// Whether the credential is a pair of tokens that must be refreshed.
    public boolean isOauth() {
        return this == CLAUDE_OAUTH || this == CODEX;
    }

    /// Reads the word used on the wire.
    ///
    /// @throws Refusal when there is no such type, naming those there are
    @JsonCreator
    public static AccountType of(String wire) {
        return Arrays.stream(values())
                .filter(type -> type.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "unknown account type '" + wire + "'",
                        "use one of "
                                + Arrays.stream(values()).map(AccountType::wire).collect(Collectors.joining(", "))));
    }
}
