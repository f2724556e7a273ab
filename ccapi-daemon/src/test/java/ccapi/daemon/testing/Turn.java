package ccapi.daemon.testing;

import ccapi.shared.usage.TokenUsage;
import java.util.List;

/// What a model says in one turn, whatever protocol it is asked in.
///
/// @param parts in order
/// @param usage what the upstream bills for it
/// @param stop  why it ends
public record Turn(List<Part> parts, TokenUsage usage, Stop stop) {
    /// The usage of a turn that does not say otherwise.
    public static final TokenUsage USAGE = new TokenUsage(10, 5, 0, 0, 0, 0, "");

    /// A piece of the answer.
    public sealed interface Part {
        /// Plain text.
        record Text(String text) implements Part {}

        /// Thinking with its signature (or encrypted content).
        record Thinking(String text, String signature) implements Part {}

        /// A call of one of the client's tools.
        record ToolCall(String id, String name, String input) implements Part {}

        /// A call of a tool that takes free text, which only Responses knows.
        record CustomCall(String id, String name, String input) implements Part {}
    }

    /// Why a turn ends.
    public enum Stop {
        /// The model is done, or waits for its tools.
        NATURAL,
        /// The token limit cut it.
        LENGTH,
        /// The model refused.
        REFUSAL
    }

    /// One text.
    public static Turn text(String text) {
        return of(new Part.Text(text));
    }

    /// One tool call.
    ///
    /// @param input JSON text
    public static Turn toolCall(String name, String input) {
        return of(new Part.ToolCall("call_fake_1", name, input));
    }

    /// Several parts.
    public static Turn of(Part... parts) {
        return new Turn(List.of(parts), USAGE, Stop.NATURAL);
    }

    /// The same turn with other usage figures.
    public Turn using(TokenUsage usage) {
        return new Turn(parts, usage, stop);
    }

    /// The same turn with another ending.
    public Turn stopping(Stop stop) {
        return new Turn(parts, usage, stop);
    }

    /// Whether the model waits for a tool.
    boolean callsTool() {
        return parts.stream().anyMatch(part -> part instanceof Part.ToolCall || part instanceof Part.CustomCall);
    }

    /// A text as a stream brings it: word by word.
    static List<String> pieces(String text) {
        return List.of(text.split("(?<= )"));
    }
}
