package ccapi.daemon.store;

/// What a write has survived when the caller hears that it is done.
public enum Durability {
    /// Power loss: each commit is on the disk (`synchronous=FULL`).
    DISK("FULL"),
    /// The death of the process, but not of the machine (`synchronous=NORMAL`).
    PROCESS("NORMAL");

    private final String synchronous;

    Durability(String synchronous) {
        this.synchronous = synchronous;
    }

    String synchronous() {
        return synchronous;
    }
}
