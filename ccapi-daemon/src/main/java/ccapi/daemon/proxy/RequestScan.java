package ccapi.daemon.proxy;

import ccapi.daemon.account.SessionKey;
import ccapi.daemon.account.SessionReader;
import ccapi.daemon.translate.SealWatch;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The few things the proxy must know of a request body, found in one pass without building a tree. Everything else
/// stays as the client sent it.
///
/// @param model     the model asked for
/// @param stream    whether a streamed answer is wanted
/// @param maxTokens most output tokens wanted, -1 when the client did not say
/// @param messages  how many messages there are, -1 when there is no such list
/// @param tools     whether tools are declared
/// @param tier      how it is to be served where that has a price of its own, in the words of
/// [ccapi.shared.usage.TokenUsage#tier()]; empty = as usual
/// @param session   what in the body tells its conversation, `null` when nothing does
/// @param foreignReasoning whether it brings reasoning that not every provider can read
record RequestScan(
        String model,
        boolean stream,
        long maxTokens,
        int messages,
        boolean tools,
        String tier,
        @Nullable SessionKey session,
        boolean foreignReasoning) {
    /// Longest model name that is taken, in characters.
    private static final int MAX_MODEL = 256;

    // characters; what fits into a processor's nearest cache
    private static final int PIECE = 8 * 1024;

    private static final JsonFactory JSON = Json.factory()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(40_000_000)
                    .maxNumberLength(1000)
                    .maxNameLength(50_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /// The body is not what it should be; the message is fit for the client.
    static final class BadBodyException extends Exception {
        BadBodyException(String message) {
            super(message);
        }
    }

    /// Scans a body.
    ///
    /// @throws BadBodyException when it is no JSON object in UTF-8, names a field twice, or has no usable model
    static RequestScan of(byte[] body) throws BadBodyException {
        checkText(body);
        // a copy has a table of field names of its own: a shared one would keep thousands that hostile clients made up,
        // and without one Jackson turns all bytes into characters first, which takes four times as long
        try (SealWatch parser = new SealWatch(JSON.copy().createParser(body), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadBodyException("the body must be a JSON object");
            }
            RequestScan scan = new Pass(parser, body).run();
            if (parser.nextToken() != null) {
                throw new BadBodyException("something follows the JSON object");
            }
            return scan;
        } catch (JsonProcessingException e) {
            throw new BadBodyException("the body is not valid JSON" + where(e.getLocation()));
        } catch (IOException e) {
            throw new BadBodyException("the body is not valid JSON");
        }
    }

    /// Empty when the parser does not say, as for what is too deep or too long.
    private static String where(@Nullable JsonLocation location) {
        return location == null
                ? " or goes beyond its limits"
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static void checkText(byte[] body) throws BadBodyException {
        if (body.length == 0) {
            throw new BadBodyException("the body is empty");
        }
        if (body[0] == (byte) 0xEF
                || body[0] == (byte) 0xFE
                || body[0] == (byte) 0xFF
                || body[0] == 0
                || (body.length > 1 && body[1] == 0)) {
            throw new BadBodyException("the body must be UTF-8 without a byte order mark");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer piece = CharBuffer.allocate(Math.min(body.length, PIECE));
        while (bytes.hasRemaining()) {
            if (decoder.decode(bytes, piece.clear(), true).isError()) {
                throw new BadBodyException("the body is not valid UTF-8");
            }
        }
    }

    /// One pass over the top level.
    private static final class Pass {
        private final JsonParser parser;
        private final SealWatch seals;
        private final SessionReader session;
        private final Set<String> seen = new HashSet<>();
        private @Nullable String model;
        private boolean stream;
        private long maxTokens = -1;
        private int messages = -1;
        private boolean tools;
        private String serviceTier = "";
        private String speed = "";

        Pass(SealWatch seals, byte[] body) {
            this.parser = seals;
            this.seals = seals;
            this.session = new SessionReader(seals, body);
        }

        RequestScan run() throws IOException, BadBodyException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "model",
                            "stream",
                            "max_tokens",
                            "max_completion_tokens",
                            "max_output_tokens",
                            "service_tier",
                            "speed" -> {
                        if (!seen.add(name)) {
                            throw new BadBodyException("'" + name + "' stands twice");
                        }
                        known(name, value);
                    }
                    case "messages", "input" -> messages = session.member(name);
                    case "tools" -> tools = session.member(name) > 0;
                    default -> session.member(name);
                }
            }
            return new RequestScan(
                    checked(model), stream, maxTokens, messages, tools, tier(), session.found(), seals.sawForeign());
        }

        private void known(String name, JsonToken value) throws IOException, BadBodyException {
            switch (name) {
                case "model" -> {
                    if (value != JsonToken.VALUE_STRING) {
                        throw new BadBodyException("'model' must be a string");
                    }
                    model = parser.getText();
                }
                case "stream" ->
                    stream = switch (value) {
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE, VALUE_NULL -> false;
                        default -> throw new BadBodyException("'stream' must be true or false");
                    };
                case "service_tier" -> serviceTier = value == JsonToken.VALUE_STRING ? parser.getText() : skipped();
                case "speed" -> speed = value == JsonToken.VALUE_STRING ? parser.getText() : skipped();
                default -> {
                    if (value == JsonToken.VALUE_NULL) {
                        return;
                    }
                    boolean whole = value == JsonToken.VALUE_NUMBER_INT
                            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
                    if (!whole || parser.getLongValue() < 0) {
                        throw new BadBodyException("'" + name + "' must be a whole number, 0 or more");
                    }
                    maxTokens = Math.max(maxTokens, parser.getLongValue());
                }
            }
        }

        // what else stands there is for the upstream to judge
        private String skipped() throws IOException {
            parser.skipChildren();
            return "";
        }

        private String tier() {
            if (speed.equals("fast")) {
                return speed;
            }
            return switch (serviceTier) {
                case "priority", "flex", "batch" -> serviceTier;
                default -> "";
            };
        }

        private static String checked(@Nullable String model) throws BadBodyException {
            if (model == null || model.isBlank()) {
                throw new BadBodyException("'model' is missing");
            }
            if (model.length() > MAX_MODEL) {
                throw new BadBodyException("'model' is longer than " + MAX_MODEL + " characters");
            }
            if (model.codePoints().anyMatch(c -> c < 0x21 || c == 0x7f || c > 0x7e) || model.contains("..")) {
                throw new BadBodyException("'model' has characters that no model name has");
            }
            return model;
        }
    }
}
