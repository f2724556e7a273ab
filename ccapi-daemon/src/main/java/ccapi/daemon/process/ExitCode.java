package ccapi.daemon.process;

/// What the daemon's process says by its exit status; the numbers follow BSD's `sysexits.h`.
public enum ExitCode {
    /// Drained and gone, as asked.
    OK(0),
    /// The command line makes no sense.
    USAGE(64),
    /// A listener was lost or could not be opened.
    LISTENER(70),
    /// The database cannot be used.
    STORAGE(74),
    /// Another daemon holds this state folder.
    ALREADY_RUNNING(75),
    /// The configuration or the master key cannot be used.
    CONFIG(78);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /// The number.
    public int status() {
        return status;
    }
}
