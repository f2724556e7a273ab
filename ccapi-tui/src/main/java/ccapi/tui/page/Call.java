package ccapi.tui.page;

import ccapi.shared.AdminClient;
import java.util.Set;

/// One call to the daemon as a value: made by a page, carried out elsewhere. Equal calls mean the same.
public interface Call {
    /// Makes the call and waits for the answer. Runs on a thread of its own and may be interrupted.
    ///
    /// @throws ccapi.shared.problem.Refusal when the daemon refuses or is not there
    Answer run(AdminClient client);

    /// The nouns it reads, or those it changes.
    Set<Noun> nouns();
}
