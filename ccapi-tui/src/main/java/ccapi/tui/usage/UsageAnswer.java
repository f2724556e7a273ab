package ccapi.tui.usage;

import ccapi.shared.usage.RequestDetail;
import ccapi.shared.usage.RequestPage;
import ccapi.shared.usage.UsageSummary;
import ccapi.tui.page.Answer;

/// What calls about usage bring back, or a range that was chosen.
public sealed interface UsageAnswer extends Answer {
    /// Requests added up.
    record Summed(UsageSummary summary) implements UsageAnswer {}

    /// The same over time.
    record Curved(UsageSummary summary) implements UsageAnswer {}

    /// The newest requests.
    record Newest(RequestPage page) implements UsageAnswer {}

    /// Requests before those already known.
    record Older(RequestPage page) implements UsageAnswer {}

    /// One request in full.
    record Shown(RequestDetail detail) implements UsageAnswer {}

    /// A range was filled in.
    ///
    /// @param to empty = now
    record Chosen(String from, String to) implements UsageAnswer {}
}
