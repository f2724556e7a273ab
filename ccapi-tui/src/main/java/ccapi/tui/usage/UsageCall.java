package ccapi.tui.usage;

import ccapi.shared.AdminClient;
import ccapi.shared.usage.UsageApi;
import ccapi.shared.usage.UsageQuery;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Noun;
import java.util.Set;

/// Calls about usage.
interface UsageCall extends Call {
    @Override
    default Set<Noun> nouns() {
        return Set.of(Noun.USAGE);
    }

    @Override
    default Answer run(AdminClient client) {
        return run(client.usage());
    }

    Answer run(UsageApi api);

    /// Requests added up.
    record Summary(UsageQuery query) implements UsageCall {
        @Override
        public Answer run(UsageApi api) {
            return new UsageAnswer.Summed(api.summary(query));
        }
    }

    /// The same over time.
    record Curve(UsageQuery query) implements UsageCall {
        @Override
        public Answer run(UsageApi api) {
            return new UsageAnswer.Curved(api.summary(query));
        }
    }

    /// The newest requests.
    record Newest(UsageQuery query) implements UsageCall {
        @Override
        public Answer run(UsageApi api) {
            return new UsageAnswer.Newest(api.requests(query));
        }
    }

    /// Requests before those already known. What is past does not change.
    record Older(UsageQuery query) implements UsageCall {
        @Override
        public Set<Noun> nouns() {
            return Set.of();
        }

        @Override
        public Answer run(UsageApi api) {
            return new UsageAnswer.Older(api.requests(query));
        }
    }

    /// One request in full.
    record Show(String id) implements UsageCall {
        @Override
        public Answer run(UsageApi api) {
            return new UsageAnswer.Shown(api.request(id));
        }
    }
}
