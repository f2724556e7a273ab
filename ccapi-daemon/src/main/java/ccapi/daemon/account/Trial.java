package ccapi.daemon.account;

import org.jspecify.annotations.Nullable;

/// What came of trying a refresh token that no account holds yet. The trial spends the token; what works holds the
/// next one.
public sealed interface Trial {
    /// It works.
    final class Works implements Trial {
        private final Login login;
        private final Holder holder;

        Works(Login login, Holder holder) {
            this.login = login;
            this.holder = holder;
        }

        Login login() {
            return login;
        }

        Holder holder() {
            return holder;
        }

        /// The ChatGPT account (workspace) that the provider says it is for, `null` when not said.
        public @Nullable String accountId() {
            return holder.account();
        }

        /// The person that the provider says it is for, `null` when not said.
        public @Nullable String userId() {
            return holder.user();
        }
    }

    /// It never works, or never again.
    record Spent(String reason) implements Trial {}

    /// That cannot be said now: trying it later may go well.
    record Unsure(String reason) implements Trial {}
}
