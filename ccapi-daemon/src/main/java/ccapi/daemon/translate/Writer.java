package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Writes pieces as a client's dialect has them. Belongs to one answer.
sealed interface Writer permits MessagesWriter, ResponsesWriter, ChatWriter {
    /// The events that show a piece; often none, since some wait for the next.
    List<SseEvent> write(Piece piece);

    /// A whole answer.
    ///
    /// @throws BadAnswer when the upstream's answer cannot be shown whole
    ObjectNode whole(List<Block> blocks, Stop stop);

    /// A whole answer holds a call whose input is no JSON.
    final class BadAnswer extends RuntimeException {
        BadAnswer(String tool) {
            super("The upstream called the tool " + tool + " with an input that is not JSON.");
        }
    }
}
