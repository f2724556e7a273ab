package ccapi.tui.account;

import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Done;
import ccapi.tui.page.Noun;
import ccapi.tui.words.Phrase;
import java.util.Set;

/// Calls about accounts. Those that name one use its id, so that a rename in between does no harm.
interface AccountCall extends Call {
    @Override
    default Set<Noun> nouns() {
        return Set.of(Noun.ACCOUNTS);
    }

    @Override
    default Answer run(AdminClient client) {
        return run(client.accounts());
    }

    Answer run(AccountsApi api);

    /// All accounts. Their figures change with usage.
    record List() implements AccountCall {
        @Override
        public Set<Noun> nouns() {
            return Set.of(Noun.ACCOUNTS, Noun.USAGE);
        }

        @Override
        public Answer run(AccountsApi api) {
            return new AccountAnswer.Listed(api.list());
        }
    }

    /// One account in full.
    record Show(String id) implements AccountCall {
        @Override
        public Set<Noun> nouns() {
            return Set.of(Noun.ACCOUNTS, Noun.USAGE, Noun.SESSIONS);
        }

        @Override
        public Answer run(AccountsApi api) {
            return new AccountAnswer.Shown(api.show(id));
        }
    }

    /// A new account.
    record Add(AddAccount account) implements AccountCall {
        @Override
        public Answer run(AccountsApi api) {
            return new Done(AccountWords.ADDED, api.add(account).name());
        }
    }

    /// A change of fields.
    record Edit(String id, EditAccount change) implements AccountCall {
        @Override
        public Answer run(AccountsApi api) {
            return new Done(AccountWords.EDITED, api.edit(id, change).name());
        }
    }

    /// One of the verbs that take nothing but an account.
    record Act(String id, Verb verb) implements AccountCall {
        @Override
        public Answer run(AccountsApi api) {
            return new Done(verb.done, verb.act(api, id).name());
        }
    }

    /// A real, tiny request through it.
    record Test(String id) implements AccountCall {
        @Override
        public Answer run(AccountsApi api) {
            return new AccountAnswer.Tested(api.test(id, null));
        }
    }

    /// Its removal.
    record Remove(String id, String name) implements AccountCall {
        @Override
        public Answer run(AccountsApi api) {
            api.remove(id);
            return new Done(AccountWords.REMOVED, name);
        }
    }

    /// What can be done to an account without saying more.
    enum Verb {
        ENABLE(AccountWords.ENABLED),
        DISABLE(AccountWords.IS_DISABLED),
        DRAIN(AccountWords.IS_DRAINING),
        UNDRAIN(AccountWords.UNDRAINED),
        CLEAR(AccountWords.CLEARED),
        REFRESH(AccountWords.REFRESHED);

        private final Phrase done;

        Verb(Phrase done) {
            this.done = done;
        }

        private Account act(AccountsApi api, String id) {
            return switch (this) {
                case ENABLE -> api.enable(id);
                case DISABLE -> api.disable(id);
                case DRAIN -> api.drain(id);
                case UNDRAIN -> api.undrain(id);
                case CLEAR -> api.clear(id);
                case REFRESH -> api.refresh(id);
            };
        }
    }
}
