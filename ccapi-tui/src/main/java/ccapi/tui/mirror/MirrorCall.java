package ccapi.tui.mirror;

import ccapi.shared.AdminClient;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MirrorApi;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Noun;
import java.util.Set;

/// Calls about the mirror pool.
interface MirrorCall extends Call {
    @Override
    default Set<Noun> nouns() {
        return Set.of(Noun.MIRROR, Noun.STATUS);
    }

    @Override
    default Answer run(AdminClient client) {
        return run(client.mirror());
    }

    Answer run(MirrorApi api);

    /// Whether the minter can be used.
    record Status() implements MirrorCall {
        @Override
        public Answer run(MirrorApi api) {
            return new MirrorAnswer.Known(api.status());
        }
    }

    /// What the minter lists. Which of them ccapi has changes with the accounts.
    record List() implements MirrorCall {
        @Override
        public Set<Noun> nouns() {
            return Set.of(Noun.MIRROR, Noun.ACCOUNTS);
        }

        @Override
        public Answer run(MirrorApi api) {
            return new MirrorAnswer.Listed(api.list());
        }
    }

    /// One mint.
    record Mint(String id) implements MirrorCall {
        @Override
        public Set<Noun> nouns() {
            return Set.of(Noun.MIRROR, Noun.ACCOUNTS);
        }

        @Override
        public Answer run(MirrorApi api) {
            return new MirrorAnswer.Minted(api.mint(new MintRequest(id, false)));
        }
    }
}
