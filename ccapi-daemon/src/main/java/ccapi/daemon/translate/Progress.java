package ccapi.daemon.translate;

/// How far an answer has come, as its client sees it.
public sealed interface Progress {
    /// The client has seen nothing yet: another account may still be tried.
    record Silent() implements Progress {}

    /// The client has seen a part of the answer.
    record Streaming() implements Progress {}

    /// The answer is whole.
    record Complete() implements Progress {}

    /// The answer failed.
    ///
    /// @param shown whether the client had already seen a part of it (and the error event); `false` leaves the
    /// choice between another account and [Translation#refusal(Failure)]
    record Failed(Failure failure, boolean shown) implements Progress {}
}
