package ccapi.tui.live;

import ccapi.shared.AdminClient;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Done;
import ccapi.tui.page.Noun;
import java.util.Set;

/// Calls about requests in flight.
interface LiveCall extends Call {
    /// The push stream tells them whole, so no change makes them out of date.
    @Override
    default Set<Noun> nouns() {
        return Set.of();
    }

    /// All of them.
    record List() implements LiveCall {
        @Override
        public Answer run(AdminClient client) {
            return new LiveAnswer(client.live().list());
        }
    }

    /// Ends one.
    record Cancel(String id) implements LiveCall {
        @Override
        public Answer run(AdminClient client) {
            client.live().cancel(id);
            return new Done(LiveWords.CANCELLED, id);
        }
    }
}
