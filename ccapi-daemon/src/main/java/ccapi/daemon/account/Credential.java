package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What signs a request in at an upstream. Reveals its secret to the header writer only.
public final class Credential {
    private final Secret token;
    private final boolean bearer;
    private final @Nullable String chatgptAccount;

    Credential(Secret token, boolean bearer, @Nullable String chatgptAccount) {
        this.token = token;
        this.bearer = bearer;
        this.chatgptAccount = chatgptAccount;
    }

    /// Hands over the headers that sign a request in, names in lower case.
    public void writeTo(BiConsumer<String, String> header) {
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
        return token.equals(other.token);
    }

    /// Hides the token.
    @Override
    public String toString() {
        return "Credential[***]";
    }
}
