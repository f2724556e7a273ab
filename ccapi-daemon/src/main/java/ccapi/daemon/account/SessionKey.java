package ccapi.daemon.account;

/// What tells one conversation from another, as read off a request by [SessionReader]. Not yet namespaced by client.
///
/// @param value  as the client sent it, or a hash of what begins the conversation
/// @param source what identified it: `session-header`, `metadata`, `prompt-cache-key`, `cache-control`, `system`,
/// `first-message`
/// @param opens  whether the request surely begins a conversation that is only told by a hash of its words: there is
/// nothing to come back to, and many may begin with the same words
public record SessionKey(String value, String source, boolean opens) {
    /// A conversation that may be under way.
    public SessionKey(String value, String source) {
        this(value, source, false);
    }
}
