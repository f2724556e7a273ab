package ccapi.shared.account;

import java.time.Instant;

/// A conversation that stays with one account, because its prompt cache lives there.
///
/// @param id       of this binding, `ses_…`
/// @param key      name of the client key that speaks
/// @param account  name of the account it is bound to
/// @param source   what identified it: `session-header`, `metadata`, `prompt-cache-key`, `cache-control`, `system`,
/// `first-message`
/// @param requests served so far
public record Session(
        String id, String key, String account, String source, long requests, Instant createdAt, Instant lastUsed) {}
