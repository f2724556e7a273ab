package ccapi.tui.apikey;

import ccapi.shared.AdminClient;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.EditKey;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
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
            return new KeyAnswer.Changed(api.edit(id, change).name(), KeyWords.EDITED);
        }
    }

    /// On or off.
    record Toggle(String id, boolean on) implements KeyCall {
        @Override
        public Answer run(ApiKeysApi api) {
            return on
                    ? new KeyAnswer.Changed(api.enable(id).name(), KeyWords.ENABLED)
                    : new KeyAnswer.Changed(api.disable(id).name(), KeyWords.IS_DISABLED);
        }
    }

    /// Its removal.
    record Remove(String id, String name) implements KeyCall {
        @Override
        public Answer run(ApiKeysApi api) {
            api.remove(id);
            return new KeyAnswer.Changed(name, KeyWords.REMOVED);
        }
    }
}
