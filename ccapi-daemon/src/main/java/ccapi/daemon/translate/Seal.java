package ccapi.daemon.translate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Marks what a provider seals into an answer for its own eyes (Anthropic's thinking signature, OpenAI's encrypted
/// reasoning), so that it returns to that provider only and never to another.
///
/// OpenAI's ciphertext begins `gAAAA` and stays as it is: no Anthropic signature begins so. All else carries a
/// prefix of ours.
final class Seal {
    private static final String OPENAI = "gAAAA";
    private static final String OURS = "ccapi1.";
    private static final String OTHER_OPENAI = OURS + "o.";
    private static final String ANTHROPIC = OURS + "a.";
    private static final String REDACTED = OURS + "r.";

    /// A block of thinking that nobody sealed: it must not go to a provider at all.
    static final String UNSEALED = OURS;

    private static final List<byte[]> TRACES =
            List.of(OPENAI.getBytes(StandardCharsets.US_ASCII), OURS.getBytes(StandardCharsets.US_ASCII));

    private Seal() {}

    /// Seals ciphertext from an upstream that speaks Responses.
    static String ofOpenAi(String encrypted) {
        return encrypted.isEmpty() || encrypted.startsWith(OPENAI) ? encrypted : OTHER_OPENAI + encrypted;
    }

    /// Seals an Anthropic thinking signature.
    static String ofAnthropic(String signature) {
        return signature.isEmpty() ? "" : ANTHROPIC + signature;
    }

    /// Seals the data of Anthropic's redacted thinking.
    static String ofRedacted(String data) {
        return REDACTED + data;
    }

    /// The ciphertext for an upstream that speaks Responses; empty when this is none of its making.
    static String openAi(String seal) {
        if (seal.startsWith(OTHER_OPENAI)) {
            return seal.substring(OTHER_OPENAI.length());
        }
        return seal.startsWith(OPENAI) ? seal : "";
    }

    /// Anthropic's signature; empty when this is none.
    static String anthropic(String seal) {
        return seal.startsWith(ANTHROPIC) ? seal.substring(ANTHROPIC.length()) : "";
    }

    /// The data of Anthropic's redacted thinking; empty when this is none.
    static String redacted(String seal) {
        return seal.startsWith(REDACTED) ? seal.substring(REDACTED.length()) : "";
    }

    /// Whether there is anything to bring back with the next request.
    static boolean holdsSomething(String seal) {
        return !seal.isEmpty() && !seal.equals(UNSEALED);
    }

    /// Whether a string of a JSON text, which begins at `at` after its quote, was sealed by OpenAI or by ccapi. Both
    /// write their seals without escapes.
    static boolean isTrace(byte[] json, int at) {
        return TRACES.stream()
                .anyMatch(trace ->
                        Arrays.equals(json, at, Math.min(json.length, at + trace.length), trace, 0, trace.length));
    }

    /// Whether Anthropic would refuse a thinking block with this signature, since it made none such.
    static boolean isForeignToAnthropic(String signature) {
        return signature.isEmpty() || signature.startsWith(OPENAI) || signature.startsWith(OURS);
    }

    /// Whether OpenAI would refuse a reasoning item with this content, since ccapi made it.
    static boolean isForeignToOpenAi(String encrypted) {
        return encrypted.startsWith(OURS);
    }
}
