package ccapi.daemon.translate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Guesses how many tokens a Messages request has, for upstreams that cannot be asked. It rounds up: a client that
/// is told too few runs into the limit, one that is told too many compacts a little early.
public final class TokenEstimate {
    // English text and code run to about 3.5 characters a token, other scripts to about one
    private static final double ASCII_PER_TOKEN = 3.5;
    private static final int PER_IMAGE = 1600;
    // a page of PDF has some 2,000 tokens and 60 kB
    private static final int PDF_CHARACTERS_PER_TOKEN = 40;
    private static final int SHORT = 200;
    private static final int PER_OBJECT = 2;
    private static final int BASE = 16;

    private double tokens = BASE;
    private String mediaType = "";

    private TokenEstimate() {}

    /// The estimate for a request body.
    ///
    /// @throws Untranslatable when the body is not a JSON object
    public static long of(byte[] messagesBody) {
        TokenEstimate estimate = new TokenEstimate();
        try (JsonParser in = Tree.parser(messagesBody, 0, messagesBody.length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Untranslatable("the body is not a JSON object", "");
            }
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                estimate.add(token, in);
            }
        } catch (IOException e) {
            throw new Untranslatable("the body is not JSON", "");
        }
        return (long) Math.ceil(estimate.tokens);
    }

    private void add(JsonToken token, JsonParser in) throws IOException {
        switch (token) {
            case START_OBJECT -> tokens += PER_OBJECT;
            case FIELD_NAME -> tokens += 1;
            case VALUE_STRING -> text(String.valueOf(in.currentName()), in);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> tokens += 1;
            default -> {}
        }
    }

    private void text(String field, JsonParser in) throws IOException {
        String text = in.getText();
        if (field.equals("media_type")) {
            mediaType = text;
        } else if (field.equals("type") && text.equals("image")) {
            tokens += PER_IMAGE;
        } else if (field.equals("data") && text.length() > SHORT && text.indexOf(' ') < 0) {
            // base64: an image is counted by its block
            tokens += mediaType.equals("application/pdf") ? (double) text.length() / PDF_CHARACTERS_PER_TOKEN : 0;
        } else if (!field.equals("signature")) {
            count(text);
        }
    }

    private void count(String text) {
        long wide = text.chars().filter(c -> c >= 0x250).count();
        tokens += wide + (text.length() - wide) / ASCII_PER_TOKEN;
    }
}
