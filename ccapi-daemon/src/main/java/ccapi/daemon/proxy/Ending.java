package ccapi.daemon.proxy;

/// Why a request was ended from outside its own thread.
enum Ending {
    /// The client hung up.
    CLIENT_GONE,
    /// The client stopped reading.
    CLIENT_STALLED,
    /// The operator ended it.
    CANCELLED,
    /// The key was disabled or removed.
    KEY_STOPPED,
    /// The upstream gave no first byte in time.
    FIRST_BYTE_TIMEOUT,
    /// The upstream fell silent.
    IDLE_TIMEOUT,
    /// The whole request took too long.
    TOTAL_TIMEOUT,
    /// The daemon is leaving.
    SHUTDOWN;

    /// Whether the upstream is to blame.
    boolean isUpstreamFault() {
        return this == FIRST_BYTE_TIMEOUT || this == IDLE_TIMEOUT || this == TOTAL_TIMEOUT;
    }
}
