package ccapi.tui.status;

import ccapi.shared.AdminClient;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Noun;
import java.util.Set;

/// Calls about the daemon.
public enum StatusCall implements Call {
    /// How it is.
    GET {
        @Override
        public Answer run(AdminClient client) {
            return new StatusAnswer.Known(client.status().get());
        }
    },
    /// Reads `config.yaml` again.
    RELOAD {
        @Override
        public Answer run(AdminClient client) {
            return new StatusAnswer.Reloaded(client.status().reload());
        }
    };

    @Override
    public Set<Noun> nouns() {
        return Set.of(Noun.STATUS);
    }
}
