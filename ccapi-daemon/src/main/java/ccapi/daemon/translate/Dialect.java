package ccapi.daemon.translate;

import java.nio.charset.StandardCharsets;

/// The protocols that clients and upstreams speak.
public enum Dialect {
    /// Anthropic's Messages API.
    MESSAGES,
    /// OpenAI's Responses API.
    RESPONSES,
    /// The Responses API as ChatGPT's Codex backend takes it: always streamed, never stored, few parameters.
    CODEX,
    /// OpenAI's Chat Completions API, as many compatible servers speak it.
    CHAT;

    private static final String PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n";
    private static final String COMMENT = ": keep-alive\n\n";

    /// Whether both are the same on the wire, so that bytes can pass as they are.
    public boolean sameWire(Dialect other) {
        return this == other || (isResponses() && other.isResponses());
    }

    /// Whether this is the Responses API, in either form.
    public boolean isResponses() {
        return this == RESPONSES || this == CODEX;
    }

    /// What a silent stream sends so that its client keeps waiting; to be sent between events only.
    public byte[] keepAlive() {
        return (this == MESSAGES ? PING : COMMENT).getBytes(StandardCharsets.US_ASCII);
    }
}
