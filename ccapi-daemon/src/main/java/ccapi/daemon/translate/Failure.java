package ccapi.daemon.translate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What went wrong upstream, or here, freed from the dialect it was said in.
///
/// @param status   the HTTP status it came with, or would have come with had the stream not begun; 529 is overload
/// @param code     the stable code the upstream gave, such as `usage_limit_reached`; empty if none
/// @param message  in words, never `null`
/// @param resetsAt when the limit that was hit is lifted, `null` if not said
/// @param body     the upstream's own error as JSON, in the shape its HTTP error bodies have; empty when we say it
public record Failure(
        int status, String code, String message, @Nullable Instant resetsAt, String body) {
    private static final String CUT = "stream_cut";

    /// A failure of our own making.
    public static Failure of(int status, String code, String message) {
        return new Failure(status, code, message, null, "");
    }

    /// What a body with a good status says instead of an answer: an error, or nothing that is JSON.
    ///
    /// @return `null` when it may be an answer
    public static @Nullable Failure insteadOfAnswer(byte[] body) {
        return Failures.insteadOfAnswer(body);
    }

    /// The stream ended before the answer did.
    public static Failure cut() {
        return of(502, CUT, "The upstream closed the stream before the answer was complete.");
    }

    /// Whether the upstream said nothing of a failure but just ended early.
    public boolean isCut() {
        return code.equals(CUT);
    }

    /// Whether the prompt is longer than the model can take.
    public boolean isPromptTooLong() {
        return code.equals("context_length_exceeded") || message.startsWith("prompt is too long");
    }
}
