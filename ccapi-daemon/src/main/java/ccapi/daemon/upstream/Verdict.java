package ccapi.daemon.upstream;

import ccapi.shared.account.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an upstream's refusal means for the account that met it and for the request. Made by [Reactions].
public sealed interface Verdict {
    /// What was wrong, in words for an operator, without secrets.
    String reason();

    /// The client's own fault: the answer goes back as it is, no account is to blame, no other is tried.
    record ClientFault(String reason) implements Verdict {}

    /// The account, or some of its models, must rest. Another account is tried.
    ///
    /// @param health [Health#LIMITED], [Health#OVERLOADED] or [Health#COOLING]
    /// @param scope  what rests
    /// @param until  when the upstream said it ends; `null` = not said, a back-off that grows is used
    record Cooldown(Health health, Scope scope, @Nullable Instant until, String reason) implements Verdict {}

    /// The credential was refused. It is refreshed once and the request sent once more; then the account is marked.
    record AuthFailed(String reason) implements Verdict {}

    /// The credential is spent or revoked for good: only a new login mends it. Another account is tried.
    record NeedsLogin(String reason) implements Verdict {}

    /// This account does not serve the model asked for. Another account is tried.
    record ModelUnavailable(String reason) implements Verdict {}

    /// The attempt failed and may go well elsewhere. Another account is tried.
    record Transient(Fault fault, String reason) implements Verdict {}

    /// How an attempt failed when the upstream gave no reason.
    enum Fault {
        /// An answer that says "my fault" (5xx).
        ANSWER,
        /// No connection, or it was cut before the first item.
        CONNECTION,
        /// No answer in time.
        TIMEOUT
    }

    /// What a cool-down covers.
    sealed interface Scope {
        /// The whole account.
        record Account() implements Scope {}

        /// The models of one family.
        ///
        /// @param word a part of their names, such as `opus`
        record Family(String word) implements Scope {}

        /// The family of the model that was asked for.
        record AskedModel() implements Scope {}

        /// The whole account.
        Scope ACCOUNT = new Account();
    }
}
