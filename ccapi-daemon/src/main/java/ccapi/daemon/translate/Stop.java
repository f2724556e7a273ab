package ccapi.daemon.translate;

/// Why an answer is over.
enum Stop {
    /// The model had said all.
    DONE,
    /// It ran into a length limit.
    LENGTH,
    /// It waits for the results of its calls.
    CALLS,
    /// It, or a filter, refused.
    REFUSED,
    /// It met one of the client's stop sequences.
    SEQUENCE
}
