package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import ccapi.shared.account.AccountType;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What signs a request in at an upstream. Reveals its secret to the header writer only.
public final class Credential {
    private final @Nullable Secret token;
    private final boolean bearer;
    private final @Nullable String chatgptAccount;

    private Credential(@Nullable Secret token, boolean bearer, @Nullable String chatgptAccount) {
        this.token = token;
        this.bearer = bearer;
        this.chatgptAccount = chatgptAccount;
    }

    /// What an account holds, fresh or not.
    static Credential of(Profile profile, Login login) {
        boolean bearer = profile.type() != AccountType.CLAUDE_API;
        boolean codex = profile.type() == AccountType.CODEX;
        Holder claimed = codex ? Holder.ofJwt(login.access()).or(profile.holder()) : Holder.UNKNOWN;
        return new Credential(login.access(), bearer, claimed.account());
    }

    /// Hands over the headers that sign a request in, names in lower case.
    public void writeTo(BiConsumer<String, String> header) {
        if (token == null) {
            throw new IllegalStateException("an account without a token was chosen");
        }
        if (bearer) {
            header.accept("authorization", "Bearer " + token.reveal());
        } else {
            header.accept("x-api-key", token.reveal());
        }
        if (chatgptAccount != null) {
            header.accept("chatgpt-account-id", chatgptAccount);
        }
    }

    /// Whether another credential signs in with the same token.
    boolean sameToken(Credential other) {
        return Objects.equals(token, other.token);
    }

    /// Hides the token.
    @Override
    public String toString() {
        return "Credential[***]";
    }
}
