package ccapi.daemon.proxy;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether new requests are taken: not while draining, and not while their usage could not be written down.
public final class ServingState {
    private final Supplier<@Nullable String> storageTrouble;
    private volatile boolean draining;

    /// @param storageTrouble what keeps the storage from being written, `null` when nothing does
    public ServingState(Supplier<@Nullable String> storageTrouble) {
        this.storageTrouble = storageTrouble;
    }

    /// From now on only what is in flight is finished.
    public void drain() {
        draining = true;
    }

    /// Whether the daemon is leaving.
    public boolean isDraining() {
        return draining;
    }

    /// Why a new request cannot be taken, `null` when it can.
    public @Nullable String refusal() {
        if (draining) {
            return "ccapi is shutting down";
        }
        // a limit that cannot be counted is no limit: better no service than an open purse
        return storageTrouble.get() == null ? null : "storage_unavailable: ccapi cannot write its usage now";
    }
}
