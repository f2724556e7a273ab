package ccapi.tui.status;

import ccapi.shared.status.DaemonStatus;
import ccapi.shared.status.ReloadResult;
import ccapi.tui.page.Answer;

/// What calls about the daemon bring back.
public sealed interface StatusAnswer extends Answer {
    /// How it is.
    record Known(DaemonStatus status) implements StatusAnswer {}

    /// It has read its configuration again.
    record Reloaded(ReloadResult result) implements StatusAnswer {}
}
