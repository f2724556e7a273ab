package ccapi.tui.apikey;

import ccapi.shared.AdminClient;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.EditKey;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Done;
import ccapi.tui.page.Noun;
import java.util.Set;

/// Calls about keys. Those that name one use its id, so that a rename in between does no harm.
interface KeyCall extends Call {
    @Override
    default Set<Noun> nouns() {
        return Set.of(Noun.KEYS);
    }

    @Override
    default Answer run(AdminClient client) {
        return run(client.keys());
    }

    Answer run(ApiKeysApi api);

    /// All keys. Their figures change with usage.
    record List() implements KeyCall {
        @Override
        public Set<Noun> nouns() {
            return Set.of(Noun.KEYS, Noun.USAGE);
        }

        @Override
        public Answer run(ApiKeysApi api) {
            return new KeyAnswer.Listed(api.list());
        }
    }

    /// A new key.
    record Create(CreateKey key) implements KeyCall {
        @Override
        public Answer run(ApiKeysApi api) {
            return new KeyAnswer.Created(api.create(key));
        }
    }

    /// A new text for a key.
    record Rotate(String id) implements KeyCall {
        @Override
        public Answer run(ApiKeysApi api) {
            return new KeyAnswer.Created(api.rotate(id));
        }
    }

    /// A change of fields.
    record Edit(String id, EditKey change) implements KeyCall {
        @Override
        public Answer run(ApiKeysApi api) {
            return new Done(KeyWords.EDITED, api.edit(id, change).name());
        }
    }

    /// On or off.
    record Toggle(String id, boolean on) implements KeyCall {
        @Override
        public Answer run(ApiKeysApi api) {
            return on
                    ? new Done(KeyWords.ENABLED, api.enable(id).name())
                    : new Done(KeyWords.IS_DISABLED, api.disable(id).name());
        }
    }

    /// Its removal.
    record Remove(String id, String name) implements KeyCall {
        @Override
        public Answer run(ApiKeysApi api) {
            api.remove(id);
            return new Done(KeyWords.REMOVED, name);
        }
    }
}
