package ccapi.daemon.translate;

import java.util.List;

/// A finished block of an answer, for clients that get it whole.
sealed interface Block {
    /// Text, or a refusal where that is not empty.
    record Text(String text, String refusal) implements Block {}

    /// Visible thinking and its seal, see [Seal].
    record Thinking(String text, String seal) implements Block {}

    /// A call; the input is JSON as text, or free text for a custom tool.
    record Call(String id, String name, String input, boolean custom) implements Block {}

    /// A search that the upstream ran.
    record Search(String id, String query, List<Piece.Source> sources) implements Block {}
}
