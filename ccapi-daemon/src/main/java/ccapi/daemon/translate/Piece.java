package ccapi.daemon.translate;

import java.util.List;

/// What a model says, freed from the dialect it says it in: a piece of its answer.
///
/// Pieces come strictly one block after another, however the upstream interleaved them; a block is a start, its
/// content and an end. Readers make pieces, writers show them. Only answers have this common form: they have few
/// kinds of things in them, while requests differ field by field and are carried over pair by pair.
sealed interface Piece {
    /// Something of the answer is on its way: the client may be told that it comes, though it may be long in
    /// coming, as silent thinking is.
    record Started() implements Piece {}

    /// A block of text begins.
    record TextStart() implements Piece {}

    /// More text for the open block.
    record Text(String text) implements Piece {}

    /// More text of a refusal, within a text block.
    record Refusal(String text) implements Piece {}

    /// The text block is over.
    record TextEnd() implements Piece {}

    /// A block of visible thinking begins; it may stay without content.
    record ThinkingStart() implements Piece {}

    /// More thinking for the open block.
    record Thinking(String text) implements Piece {}

    /// The thinking is over.
    ///
    /// @param seal what must come back with the next request, see [Seal]; empty if the upstream gave nothing
    record ThinkingEnd(String seal) implements Piece {}

    /// The model calls a tool of the client's.
    ///
    /// @param id   names the call in the result that comes back
    /// @param name as the upstream knows the tool
    /// @param custom whether the input is free text and not JSON
    record CallStart(String id, String name, boolean custom) implements Piece {}

    /// More of the call's input, cut anywhere.
    record CallInput(String part) implements Piece {}

    /// The call's input is complete, or the answer was cut within it.
    record CallEnd() implements Piece {}

    /// The upstream has searched the web itself.
    record Search(String id, String query, List<Source> sources) implements Piece {}

    /// The answer is whole.
    record End(Stop stop) implements Piece {}

    /// The answer failed; nothing follows.
    record Fail(Failure failure) implements Piece {}

    /// A page that a search found.
    record Source(String url, String title) {}
}
