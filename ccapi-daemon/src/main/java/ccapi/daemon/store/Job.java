package ccapi.daemon.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One piece of work on its way through a database thread, and the place where its caller waits for it.
///
/// The database thread runs it, perhaps twice, and settles it once, after the commit.
final class Job<T extends @Nullable Object> implements Receipt {
    private final Work<T> work;
    private final boolean kept;
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable T value;
    private @Nullable Throwable failure;

    /// @param kept whether it outlives a fault of the storage, to be tried again
    Job(Work<T> work, boolean kept) {
        this.work = work;
        this.kept = kept;
    }

    boolean isKept() {
        return kept;
    }

    /// Runs the work and keeps what came of it.
    ///
    /// @return whether it succeeded; if not, what it did must be undone
    boolean run(Handle handle) {
        value = null;
        failure = null;
        try {
            value = work.with(handle);
            return true;
        } catch (Throwable thrown) {
            failure = thrown;
            return false;
        }
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    void settle() {
        settled.countDown();
    }

    /// Tells the caller that it failed; one who was told already hears nothing.
    void fail(Throwable thrown) {
        if (settled.getCount() == 0) {
            return;
        }
        value = null;
        failure = thrown;
        settled.countDown();
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        return settled.await(limit.toNanos(), TimeUnit.NANOSECONDS) && failure == null;
    }

    /// Waits for the outcome, however often the waiting thread is interrupted: what was committed must be known.
    T outcome() {
        boolean interrupted = false;
        while (true) {
            try {
                settled.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result();
    }

    // the value is null only where T allows it
    @SuppressWarnings("NullAway")
    private T result() {
        Throwable thrown = failure;
        if (thrown == null) {
            return value;
        }
        switch (thrown) {
            case StorageException storage -> throw storage.again();
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            case Throwable checked -> throw new IllegalStateException("database work failed", checked);
        }
    }
}
