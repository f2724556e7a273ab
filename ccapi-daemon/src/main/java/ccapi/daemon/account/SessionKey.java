package ccapi.daemon.account;

/// What tells one conversation from another, as read off a request by [Sessions#keyOf]. Not yet namespaced by client.
///
/// @param value  as the client sent it, or a hash of what begins the conversation
/// @param source what identified it: `session-header`, `metadata`, `prompt-cache-key`, `cache-control`, `system`,
/// `first-message`
public record SessionKey(String value, String source) {}
