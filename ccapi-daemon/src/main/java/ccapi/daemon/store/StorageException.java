package ccapi.daemon.store;

import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/// The database cannot be used now: disk full, read-only, locked, damaged, or refused at the start.
///
/// Nothing of the work that met it was kept. At the start the daemon ends with exit code 74.
public final class StorageException extends RuntimeException {
    private final String hint;

    /// @param message what happened, and to which file
    /// @param hint    what the operator can do
    public StorageException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /// What to tell an operator.
    public Problem problem() {
        return new Problem(ProblemCode.STORAGE, String.valueOf(getMessage()), hint);
    }

    /// The same fault, met again by another caller: its own stack, the same words.
    StorageException again() {
        return new StorageException(String.valueOf(getMessage()), hint, this);
    }
}
