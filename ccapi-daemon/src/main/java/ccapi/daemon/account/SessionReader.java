package ccapi.daemon.account;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds in a request what tells its conversation from others, by passing over its JSON once without building a tree.
///
/// In this order: a session header of the client; the session in `metadata.user_id`; `prompt_cache_key`; then hashes
/// of how the conversation begins: its cached system and tool blocks, its whole system text, its first user message.
/// Content that changes from turn to turn (cache marks wander through the messages) is left out.
final class SessionReader {
    private static final String[] HEADERS = {
        // Claude Code, then Codex CLI, new and old
        "x-claude-code-session-id", "session-id", "session_id", "thread-id", "conversation_id", "x-session-id"
    };
    private static final int LONGEST = 256;
    // user_<hex>_account_<uuid>_session_<uuid>, and since 2.1.78 JSON in a string with session_id
    private static final Pattern OLD_USER_ID = Pattern.compile("_session_([A-Za-z0-9-]{8,64})$");
    private static final Pattern NEW_USER_ID = Pattern.compile("\"session_id\"\\s*:\\s*\"([A-Za-z0-9-]{8,64})\"");
    private static final JsonFactory FACTORY = Json.factory()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(64 * 1024 * 1024)
                    .build())
            .build();

    private final JsonParser in;
    private final Hash cached = new Hash();
    private final Hash system = new Hash();
    private final Hash firstUser = new Hash();
    private boolean answered;
    private @Nullable String metadata;
    private @Nullable String promptCacheKey;

    private SessionReader(JsonParser in) {
        this.in = in;
    }

    static @Nullable SessionKey ofHeaders(Function<String, @Nullable String> header) {
        for (String name : HEADERS) {
            String value = header.apply(name);
            if (value != null && !value.isBlank() && value.length() <= LONGEST) {
                return new SessionKey(value.strip(), "session-header");
            }
        }
        return null;
    }

    static @Nullable SessionKey ofBody(byte[] body) {
        try (JsonParser in = FACTORY.createParser(body)) {
            SessionReader reader = new SessionReader(in);
            reader.read();
            return reader.found();
        } catch (IOException e) {
            // whoever validates the body says what is wrong with it
            return null;
        }
    }

    private @Nullable SessionKey found() {
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

    private void read() throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "metadata" -> metadata();
                case "prompt_cache_key" -> promptCacheKey = shortText();
                case "system", "instructions" -> blocks(system);
                case "tools" -> tools();
                case "messages", "input" -> messages();
                default -> in.skipChildren();
            }
            // nothing below a named session counts
            if (metadata != null) {
                return;
            }
        }
    }

    private void metadata() throws IOException {
        if (!in.isExpectedStartObjectToken()) {
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

    // cached tool definitions tell conversations apart no better than their names would: only the marks matter
    private void tools() throws IOException {
        if (!in.isExpectedStartArrayToken()) {
            return;
        }
        while (in.nextToken() == JsonToken.START_OBJECT) {
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
    }

    /// Reads a text or a list of blocks; those with a cache mark count for the cached content too.
    private void blocks(Hash hash) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            hash.add(in.getText());
        } else if (in.isExpectedStartArrayToken()) {
            while (in.nextToken() == JsonToken.START_OBJECT) {
                block(hash, hash == system);
            }
        } else {
            in.skipChildren();
        }
    }

    private void block(Hash hash, boolean mayBeCached) throws IOException {
        String text = null;
        boolean marked = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            marked |= field.equals("cache_control");
            if (field.equals("text") && in.currentToken() == JsonToken.VALUE_STRING) {
                text = in.getText();
            }
            in.skipChildren();
        }
        // Claude Code's first system block is about billing and changes from request to request
        if (text != null && !text.startsWith("x-anthropic-billing-header:")) {
            hash.add(text);
            if (marked && mayBeCached) {
                cached.add(text);
            }
        }
    }

    private void messages() throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            firstUser.add(in.getText());
            return;
        }
        if (!in.isExpectedStartArrayToken()) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.START_OBJECT) {
            if (firstUser.isEmpty()) {
                message();
            } else {
                // whatever follows the first words of the user is an answer or comes after one
                answered = true;
                in.skipChildren();
            }
        }
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
