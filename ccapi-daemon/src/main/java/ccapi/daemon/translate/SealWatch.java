package ccapi.daemon.translate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Passes a request's JSON on to whoever reads it, and notes on the way whether it brings reasoning that one of the
/// native providers may refuse. So nobody has to search the whole body for it, which takes longer than to parse it.
public final class SealWatch extends JsonParserDelegate {
    // a thinking signature, encrypted reasoning, redacted thinking (and the data of images, which are no seals)
    private static final Set<String> SEALED = Set.of("signature", "encrypted_content", "data");

    private final byte[] body;
    private boolean sawForeign;

    /// Watches what the parser reads.
    ///
    /// @param body UTF-8, what `in` reads from its first byte on
    public SealWatch(JsonParser in, byte[] body) {
        super(in);
        this.body = body;
    }

    /// Whether there was reasoning that is not everybody's, so that [Reasoning#withoutForeign] has to look at it.
    public boolean sawForeign() {
        return sawForeign;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            String name = delegate.currentName();
            if (name != null && SEALED.contains(name)) {
                int text = (int) delegate.currentTokenLocation().getByteOffset() + 1;
                sawForeign |= Seal.isTrace(body, text);
            }
        }
        return token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        if (!delegate.hasToken(JsonToken.START_OBJECT) && !delegate.hasToken(JsonToken.START_ARRAY)) {
            return this;
        }
        for (int open = 1; open > 0; ) {
            JsonToken token = nextToken();
            if (token == null) {
                return this;
            }
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return this;
    }
}
