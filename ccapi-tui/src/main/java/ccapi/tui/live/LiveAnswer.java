package ccapi.tui.live;

import ccapi.shared.live.LiveRequest;
import ccapi.tui.page.Answer;
import java.util.List;

/// All requests in flight.
public record LiveAnswer(List<LiveRequest> requests) implements Answer {}
