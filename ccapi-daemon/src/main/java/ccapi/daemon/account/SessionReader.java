package ccapi.daemon.account;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds in a request what tells its conversation from others, while somebody passes over its JSON: that one hands
/// over each top-level member on the way.
///
/// In this order: a session header of the client; the session in `metadata.user_id`; `prompt_cache_key`; then hashes
/// of how the conversation begins: its cached system and tool blocks, its whole system text, its first user message.
/// Content that changes from turn to turn (cache marks wander through the messages) is left out.
public final class SessionReader {
    private static final String[] HEADERS = {
        // Claude Code, then Codex CLI, new and old
        "x-claude-code-session-id", "session-id", "session_id", "thread-id", "conversation_id", "x-session-id"
    };
    private static final int LONGEST = 256;
    // user_<hex>_account_<uuid>_session_<uuid>, and since 2.1.78 JSON in a string with session_id
    private static final Pattern OLD_USER_ID = Pattern.compile("_session_([A-Za-z0-9-]{8,64})$");
    private static final Pattern NEW_USER_ID = Pattern.compile("\"session_id\"\\s*:\\s*\"([A-Za-z0-9-]{8,64})\"");
    private static final byte[] BILLING = "x-anthropic-billing-header:".getBytes(StandardCharsets.US_ASCII);

    private final JsonParser in;
    private final byte[] body;
    private final Hash cached = new Hash();
    private final Hash system = new Hash();
    private final Hash firstUser = new Hash();
    private boolean answered;
    private @Nullable String metadata;
    private @Nullable String promptCacheKey;

    /// Starts on one request.
    ///
    /// @param in   whoever passes over the body
    /// @param body UTF-8, what `in` reads from its first byte on
    public SessionReader(JsonParser in, byte[] body) {
        this.in = in;
        this.body = body;
    }

    /// The session that a client names beside its request, which counts before all that the body tells.
    ///
    /// @param header looks a request header up by its lower-case name
    /// @return `null` when it names none
    public static @Nullable SessionKey ofHeaders(Function<String, @Nullable String> header) {
        for (String name : HEADERS) {
            String value = header.apply(name);
            if (value != null && !value.isBlank() && value.length() <= LONGEST) {
                return new SessionKey(value.strip(), "session-header");
            }
        }
        return null;
    }

    /// Passes over the value of a top-level member, which the parser stands at.
    ///
    /// @return how many elements the value has when it is a list of messages or tools, -1 for any other
    public int member(String name) throws IOException {
        switch (name) {
            case "metadata" -> metadata();
            case "prompt_cache_key" -> promptCacheKey = shortText();
            case "system", "instructions" -> blocks(system);
            case "tools" -> {
                return tools();
            }
            case "messages", "input" -> {
                return messages();
            }
            default -> in.skipChildren();
        }
        return -1;
    }

    /// What was found.
    ///
    /// @return `null` when nothing tells the conversation
    public @Nullable SessionKey found() {
        if (metadata != null) {
            return new SessionKey(metadata, "metadata");
        }
        if (promptCacheKey != null) {
            return new SessionKey(promptCacheKey, "prompt-cache-key");
        }
        if (!cached.isEmpty()) {
            return new SessionKey(cached.text(), "cache-control", !answered);
        }
        if (!system.isEmpty()) {
            return new SessionKey(system.text(), "system", !answered);
        }
        return firstUser.isEmpty() ? null : new SessionKey(firstUser.text(), "first-message", !answered);
    }

    private void metadata() throws IOException {
        if (!in.isExpectedStartObjectToken()) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean isUser = in.currentName().equals("user_id");
            in.nextToken();
            String text = isUser ? shortText() : null;
            in.skipChildren();
            if (text != null) {
                Matcher old = OLD_USER_ID.matcher(text);
                Matcher json = NEW_USER_ID.matcher(text);
                metadata = old.find() ? old.group(1) : json.find() ? json.group(1) : null;
            }
        }
    }

    private @Nullable String shortText() throws IOException {
        String text = in.currentToken() == JsonToken.VALUE_STRING && in.getTextLength() <= 1024 ? in.getText() : null;
        return text == null || text.isBlank() ? null : text;
    }

    private int tools() throws IOException {
        return list(this::tool);
    }

    // cached tool definitions tell conversations apart no better than their names would: only the marks matter
    private void tool() throws IOException {
        String name = "";
        boolean marked = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            marked |= field.equals("cache_control");
            if (field.equals("name")) {
                String text = shortText();
                name = text == null ? "" : text;
            }
            in.skipChildren();
        }
        if (marked) {
            cached.add(name);
        }
    }

    private interface Element {
        /// Passes over one object, whose opening brace the parser stands at.
        void read() throws IOException;
    }

    /// Passes over a value, and hands over the objects when it is a list.
    ///
    /// @return how many elements the list has, -1 when it is none
    private int list(Element object) throws IOException {
        if (!in.isExpectedStartArrayToken()) {
            in.skipChildren();
            return -1;
        }
        int count = 0;
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object.read();
            } else {
                in.skipChildren();
            }
            count++;
        }
        return count;
    }

    /// Reads a text or a list of blocks; those with a cache mark count for the cached content too.
    private void blocks(Hash hash) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            hash.addText(body, textAt());
        } else {
            list(() -> block(hash, hash == system));
        }
    }

    private void block(Hash hash, boolean mayBeCached) throws IOException {
        int text = -1;
        boolean marked = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            marked |= field.equals("cache_control");
            if (field.equals("text") && in.currentToken() == JsonToken.VALUE_STRING) {
                text = textAt();
            }
            in.skipChildren();
        }
        // Claude Code's first system block is about billing and changes from request to request
        if (text >= 0 && !startsWith(text, BILLING)) {
            hash.addText(body, text);
            if (marked && mayBeCached) {
                cached.addText(body, text);
            }
        }
    }

    /// Where the string that the parser stands at begins in the body, after its quote. It is taken as it was written:
    /// a client writes the same words the same way each turn, and to decode a megabyte takes longer than all else.
    private int textAt() {
        return (int) in.currentTokenLocation().getByteOffset() + 1;
    }

    private boolean startsWith(int at, byte[] text) {
        return Arrays.equals(body, at, Math.min(body.length, at + text.length), text, 0, text.length);
    }

    private int messages() throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            firstUser.addText(body, textAt());
            return -1;
        }
        return list(() -> {
            if (firstUser.isEmpty()) {
                message();
            } else {
                // whatever follows the first words of the user is an answer or comes after one
                answered = true;
                in.skipChildren();
            }
        });
    }

    // the role may stand after the content, so the content is hashed first and kept only when it fits
    private void message() throws IOException {
        String role = "";
        Hash content = new Hash();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            if (field.equals("role")) {
                String text = shortText();
                role = text == null ? "" : text;
            } else if (field.equals("content")) {
                blocks(content);
                continue;
            }
            in.skipChildren();
        }
        switch (role) {
            case "user" -> firstUser.add(content);
            case "system", "developer" -> system.add(content);
            default -> {}
        }
    }
}
