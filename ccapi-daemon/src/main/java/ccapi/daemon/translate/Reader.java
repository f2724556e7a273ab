package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an upstream's answer into pieces, streamed or whole. Belongs to one answer.
sealed interface Reader permits ResponsesReader, MessagesReader, ChatReader {
    /// The next event of a stream.
    List<Piece> event(SseEvent event);

    /// The stream is over: the end if it can be taken as whole, else the failure of a cut stream.
    List<Piece> end();

    /// An answer that came whole.
    List<Piece> whole(ObjectNode answer);

    /// What has been counted so far.
    TokenUsage usage();

    /// The model that the upstream says answers, `null` until it does.
    @Nullable
    String model();

    /// The last `codex.rate_limits` event, `null` when there was none.
    default @Nullable String rateLimits() {
        return null;
    }
}
