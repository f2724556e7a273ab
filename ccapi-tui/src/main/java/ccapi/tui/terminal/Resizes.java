package ccapi.tui.terminal;

/// Hears that the terminal has another size, or that the job was continued after a stop.
public final class Resizes {
    private Resizes() {}

    /// Calls back on threads of its own from now on.
    public static void listen(Runnable changed) {
        Signals.on("WINCH", changed);
        Signals.on("CONT", changed);
    }
}
