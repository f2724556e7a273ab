package ccapi.daemon.translate;

import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads what an answer says about tokens and model, from a whole body or from the single events that carry it.
///
/// Reads tokens one by one and builds no tree. What is missing, `null` or odd counts as nothing. One thread.
public final class UsageReader {
    private final UsageFields fields = new UsageFields();
    private @Nullable String model;
    private int searches;

    UsageReader() {}

    /// The cost of an answer that came whole, in the dialect it came in.
    public static Metered whole(Dialect dialect, byte[] body) {
        UsageReader reader = new UsageReader();
        reader.read(body, 0, body.length);
        return new Metered(reader.usage(dialect), reader.model);
    }

    /// Reads one JSON object: a whole answer, or an event with the answer in its `message` or `response`.
    void read(byte[] json, int offset, int length) {
        try (JsonParser in = Tree.parser(json, offset, length)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                answer(in);
            }
        } catch (IOException e) {
            // what was read before the fault stands: a meter must not stop the stream it watches
            return;
        }
    }

    private void answer(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (value) {
                case START_OBJECT -> member(name, in);
                case START_ARRAY -> list(name, in);
                case VALUE_STRING -> text(name, in.getText());
                default -> {}
            }
        }
    }

    private void member(String name, JsonParser in) throws IOException {
        switch (name) {
            case "usage" -> fields.read(in);
            case "message", "response" -> answer(in);
            default -> in.skipChildren();
        }
    }

    private void text(String name, String value) {
        if (name.equals("model") && !value.isEmpty()) {
            model = value;
        } else if (name.equals("service_tier")) {
            fields.tier(value);
        }
    }

    private void list(String name, JsonParser in) throws IOException {
        if (!name.equals("output")) {
            in.skipChildren();
            return;
        }
        int found = 0;
        while (in.nextToken() == JsonToken.START_OBJECT) {
            found += isSearch(in) ? 1 : 0;
        }
        searches = Math.max(searches, found);
    }

    // opening a page and finding in it are also calls, but only searches are billed
    private static boolean isSearch(JsonParser in) throws IOException {
        boolean isCall = false;
        boolean searches = true;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                isCall = in.getText().equals("web_search_call");
            } else if (name.equals("action") && value == JsonToken.START_OBJECT) {
                searches = isSearchAction(in);
            } else {
                in.skipChildren();
            }
        }
        return isCall && searches;
    }

    private static boolean isSearchAction(JsonParser in) throws IOException {
        boolean search = true;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean type = in.currentName().equals("type");
            if (in.nextToken() == JsonToken.VALUE_STRING && type) {
                search = in.getText().equals("search");
            } else {
                in.skipChildren();
            }
        }
        return search;
    }

    /// One more search was seen among a stream's items.
    void countSearch() {
        searches++;
    }

    TokenUsage usage(Dialect dialect) {
        return dialect == Dialect.MESSAGES ? fields.messages() : fields.openAi(searches);
    }

    @Nullable
    String model() {
        return model;
    }
}
