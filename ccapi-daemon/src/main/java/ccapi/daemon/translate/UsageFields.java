package ccapi.daemon.translate;

import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers of `usage` objects, read one after another: a later number replaces an earlier one, a missing or
/// `null` one leaves it. That is the rule of Anthropic's cumulative `message_delta`, and right for the others too.
final class UsageFields {
    private enum Field {
        INPUT,
        OUTPUT,
        TOTAL,
        CACHE_READ,
        CACHE_CREATION,
        CREATION_5M,
        CREATION_1H,
        SEARCHES,
        CACHED,
        WRITTEN,
        WRITTEN_12H,
        REASONING
    }

    private static final Map<String, Field> BY_NAME = Map.ofEntries(
            Map.entry("input_tokens", Field.INPUT),
            Map.entry("prompt_tokens", Field.INPUT),
            Map.entry("output_tokens", Field.OUTPUT),
            Map.entry("completion_tokens", Field.OUTPUT),
            Map.entry("total_tokens", Field.TOTAL),
            Map.entry("cache_read_input_tokens", Field.CACHE_READ),
            Map.entry("cache_creation_input_tokens", Field.CACHE_CREATION),
            Map.entry("ephemeral_5m_input_tokens", Field.CREATION_5M),
            Map.entry("ephemeral_1h_input_tokens", Field.CREATION_1H),
            Map.entry("web_search_requests", Field.SEARCHES),
            Map.entry("cached_tokens", Field.CACHED),
            Map.entry("prompt_cache_hit_tokens", Field.CACHED),
            Map.entry("cache_write_tokens", Field.WRITTEN),
            Map.entry("ttl_12h_tokens", Field.WRITTEN_12H),
            Map.entry("reasoning_tokens", Field.REASONING));
    private static final long ABSENT = -1;
    // a thousand times the largest context there is: more is a fault, and sums over many such rows would overflow
    private static final double MOST = 1e9;

    private final Map<Field, Long> values = new EnumMap<>(Field.class);
    private String tier = "";
    private String speed = "";
    private String geography = "";

    /// Reads the object the parser stands on, up to its end. Lists inside are history of earlier turns: skipped.
    void read(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.START_OBJECT) {
                read(in);
            } else if (value == JsonToken.START_ARRAY) {
                in.skipChildren();
            } else {
                scalar(name, value, in);
            }
        }
    }

    private void scalar(String name, JsonToken value, JsonParser in) throws IOException {
        Field field = BY_NAME.get(name);
        if (field != null && value != JsonToken.VALUE_NULL) {
            long number = number(value, in);
            if (number != ABSENT) {
                values.put(field, number);
            }
        } else if (value == JsonToken.VALUE_STRING) {
            tier = name.equals("service_tier") ? in.getText() : tier;
            speed = name.equals("speed") ? in.getText() : speed;
            geography = name.equals("inference_geo") ? in.getText() : geography;
        }
    }

    private static long number(JsonToken value, JsonParser in) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            try {
                return sane(Double.parseDouble(in.getText().strip()));
            } catch (NumberFormatException e) {
                return ABSENT;
            }
        }
        return value.isNumeric() ? sane(in.getDoubleValue()) : ABSENT;
    }

    private static long sane(double number) {
        return number <= MOST ? (long) Math.max(0, number) : ABSENT;
    }

    /// How the request was billed, when that is said outside of the `usage` object.
    void tier(@Nullable String text) {
        tier = text == null ? tier : text;
    }

    /// The numbers in Anthropic's sense: cache reads and writes stand beside the input.
    TokenUsage messages() {
        long oneHour = get(Field.CREATION_1H);
        long fiveMinutes = get(Field.CREATION_5M);
        Long written = values.get(Field.CACHE_CREATION);
        if (written != null) {
            oneHour = Math.min(oneHour, written);
            fiveMinutes = written - oneHour;
        }
        int searches = (int) Math.min(Integer.MAX_VALUE, get(Field.SEARCHES));
        return new TokenUsage(
                get(Field.INPUT), get(Field.OUTPUT), get(Field.CACHE_READ), fiveMinutes, oneHour, searches, billedAs());
    }

    /// The numbers in OpenAI's sense: cache reads and writes are parts of the input.
    ///
    /// @param searches web searches counted among the answer's items
    TokenUsage openAi(int searches) {
        long cached = get(Field.CACHED);
        long written = get(Field.WRITTEN);
        long twelveHours = Math.min(written, get(Field.WRITTEN_12H));
        long input = Math.max(0, get(Field.INPUT) - cached - written);
        return new TokenUsage(input, output(), cached, written - twelveHours, twelveHours, searches, billedAs());
    }

    // xAI counts reasoning beside the output, OpenAI inside it: the total tells which
    private long output() {
        long output = get(Field.OUTPUT);
        long reasoning = get(Field.REASONING);
        return reasoning > 0 && get(Field.TOTAL) == get(Field.INPUT) + output + reasoning ? output + reasoning : output;
    }

    private String billedAs() {
        boolean billsTier = tier.equals("priority") || tier.equals("flex") || tier.equals("batch");
        String way = speed.equals("fast") ? speed : billsTier ? tier : "";
        // other places cost nothing extra
        return geography.equals("us") ? way.isEmpty() ? geography : way + "+" + geography : way;
    }

    private long get(Field field) {
        return values.getOrDefault(field, 0L);
    }
}
