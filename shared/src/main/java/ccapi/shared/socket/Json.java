package ccapi.shared.socket;

import ccapi.shared.problem.Refusal;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The one JSON mapper: `snake_case` fields, times as ISO 8601 UTC with milliseconds, unknown fields ignored.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(factory().build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(times())
            .build();

    private Json() {}

    /// A start for a factory of one's own. All threads share its buffers: threads are many and short here, and buffers
    /// of each would be used once and cost every open stream 8 KB.
    public static TSFBuilder<?, ?> factory() {
        return JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    }

    /// The mapper itself, for trees.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// The value as JSON in UTF-8.
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /// Reads one value.
    ///
    /// @throws Refusal when the text is not JSON, has the wrong shape, or the type itself refuses it
    public static <T> T read(byte[] json, Class<T> type) {
        return read(MAPPER.readerFor(type), json, type.getSimpleName());
    }

    /// Reads an array.
    ///
    /// @throws Refusal as for [#read(byte[], Class)]
    public static <T> List<T> readList(byte[] json, Class<T> element) {
        return read(MAPPER.readerForListOf(element), json, element.getSimpleName() + " list");
    }

    // the caller's own type parameter stands behind the reader, so the one cast below cannot go wrong
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T read(ObjectReader reader, byte[] json, String what) {
        try {
            Object value = reader.readValue(json);
            if (value == null) {
                throw Refusal.invalid("the body is null", "send a JSON object");
            }
            return (T) value;
        } catch (IOException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw Refusal.invalid("the body is not the JSON of a " + what + where(e), "");
        }
    }

    private static String where(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return " (line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr() + ")";
        }
        return "";
    }

    private static SimpleModule times() {
        SimpleModule module = new SimpleModule("times");
        module.addSerializer(Instant.class, new JsonSerializer<Instant>() {
            @Override
            public void serialize(Instant value, JsonGenerator out, SerializerProvider context) throws IOException {
                out.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
            }
        });
        module.addDeserializer(Instant.class, new JsonDeserializer<Instant>() {
            @Override
            public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
                try {
                    return Instant.parse(in.getText());
                } catch (DateTimeException e) {
                    throw context.weirdStringException(in.getText(), Instant.class, "not an ISO 8601 instant");
                }
            }
        });
        return module;
    }
}
