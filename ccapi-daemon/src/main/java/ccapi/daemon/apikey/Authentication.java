package ccapi.daemon.apikey;

/// What a presented key turned out to be. To the client all but [Known] look the same.
public sealed interface Authentication {
    /// A key that may be used.
    record Known(ClientKey key) implements Authentication {}

    /// No key of ours.
    record Unknown() implements Authentication {}

    /// Stopped by the operator.
    record Disabled(ClientKey key) implements Authentication {}

    /// Past its date.
    record Expired(ClientKey key) implements Authentication {}
}
