package ccapi.tui.live;

import ccapi.shared.live.LiveRequest;
import ccapi.tui.page.Answer;
import java.util.List;

/// What calls about requests in flight bring back.
public sealed interface LiveAnswer extends Answer {
    /// All of them.
    record Listed(List<LiveRequest> requests) implements LiveAnswer {}

    /// One was ended.
    record Cancelled(String id) implements LiveAnswer {}
}
