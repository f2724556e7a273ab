package ccapi.daemon.translate;

/// A client's request holds something that the upstream has no equal for, or is no request at all: answer 400.
public final class Untranslatable extends RuntimeException {
    private final String param;

    Untranslatable(String message, String param) {
        super(message);
        this.param = param;
    }

    /// The field at fault, such as `messages.3.content.0`; empty when it is the whole body.
    public String param() {
        return param;
    }

    /// The same as a failure to answer with.
    public Failure failure() {
        return Failure.of(400, "invalid_request_error", String.valueOf(getMessage()));
    }
}
