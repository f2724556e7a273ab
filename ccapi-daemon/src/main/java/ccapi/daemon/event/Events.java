package ccapi.daemon.event;

import ccapi.shared.live.LiveEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells watchers that something changed. Never blocks and never fails the one who tells; any thread may use it.
public final class Events {
    /// Nouns a watcher may have to load again.
    public static final String ACCOUNTS = "accounts";

    /// Client keys.
    public static final String KEYS = "keys";

    /// Usage rows.
    public static final String USAGE = "usage";

    /// The mirror pool.
    public static final String MIRROR = "mirror";

    /// The daemon itself.
    public static final String STATUS = "status";

    /// Conversation bindings.
    public static final String SESSIONS = "sessions";

    private final List<Consumer<LiveEvent>> watchers = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    public Events(InstantSource clock) {
        this.clock = clock;
    }

    /// Says that a noun changed. Watchers load it again at their own pace.
    public void changed(String noun) {
        if (!watchers.isEmpty()) {
            tell(new LiveEvent("changed", clock.instant(), noun, null, null));
        }
    }

    /// Says one line that a person should see, without secrets.
    public void notice(String text) {
        tell(new LiveEvent("notice", clock.instant(), null, null, text));
    }

    /// Watches until the returned subscription is closed.
    ///
    /// @param watcher must be quick and must not throw
    public Subscription watch(Consumer<LiveEvent> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tell(LiveEvent event) {
        watchers.forEach(watcher -> watcher.accept(event));
    }

    /// Ends watching when closed.
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
