package ccapi.tui.apikey;

import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.CreatedKey;
import ccapi.tui.page.Answer;
import java.util.List;

/// What calls about keys bring back.
public sealed interface KeyAnswer extends Answer {
    /// All keys.
    record Listed(List<ApiKey> keys) implements KeyAnswer {}

    /// A key with its full text, to be shown once.
    record Created(CreatedKey key) implements KeyAnswer {}
}
