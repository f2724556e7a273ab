package ccapi.daemon.process;

/// The daemon cannot start, and why, in words for the operator.
public final class StartFailure extends RuntimeException {
    private final ExitCode code;
    private final String hint;

    /// @param hint what to do, may be empty
    public StartFailure(ExitCode code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    /// What the process ends with.
    public ExitCode code() {
        return code;
    }

    /// What to do.
    public String hint() {
        return hint;
    }
}
