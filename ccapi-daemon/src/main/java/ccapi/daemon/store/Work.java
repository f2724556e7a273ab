package ccapi.daemon.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a store does with the database inside one transaction.
///
/// It runs on a thread of the database and may run twice (after a fault of the disk it is tried again), so it does
/// nothing but SQL. It opens no transaction of its own and asks the [Database] nothing.
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    /// Does it.
    ///
    /// @throws Exception to undo everything it did; the caller gets the same exception when it is unchecked
    T with(Handle handle) throws Exception;
}
