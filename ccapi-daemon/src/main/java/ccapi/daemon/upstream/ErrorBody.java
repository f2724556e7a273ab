package ccapi.daemon.upstream;

import ccapi.daemon.secret.Blot;
import ccapi.shared.account.Names;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an error body says, whichever of the providers' shapes it has.
///
/// @param codes    every machine-readable word in it: error type, code, detail code; lower case
/// @param message  its human words, unchecked; empty when there are none
/// @param resetsAt when a limit ends, `null` if it does not say
/// @param isHtml   whether it is a web page, as a CDN or a captive portal sends
/// @param isJson   whether it is JSON at all
record ErrorBody(
        Set<String> codes, String message, @Nullable Instant resetsAt, boolean isHtml, boolean isJson) {
    private static final int LONGEST = 200;

    private static final Pattern ADDRESSES = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");

    static ErrorBody read(byte[] body, Instant now) {
        JsonNode root = parse(body);
        if (root == null) {
            String text = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.UTF_8).strip();
            boolean html = text.startsWith("<");
            return new ErrorBody(Set.of(), html ? "" : text, null, html, false);
        }
        JsonNode error = error(root);
        Set<String> codes = new LinkedHashSet<>();
        add(codes, error.isTextual() ? error : error.path("type"));
        add(codes, error.path("code"));
        add(codes, error.path("details").path("error_code"));
        add(codes, root.path("code"));
        add(codes, root.path("detail").path("code"));
        codes.remove("error");
        return new ErrorBody(codes, message(root, error), resets(error, now), false, true);
    }

    boolean hasCode(String code) {
        return codes.contains(code);
    }

    boolean hasAny(Set<String> wanted) {
        return codes.stream().anyMatch(wanted::contains);
    }

    /// Whether the human words hold a phrase, in any case.
    boolean mentions(String phrase) {
        return message.toLowerCase(Locale.ROOT).contains(phrase);
    }

    /// The gist for an operator: printable, short, without what looks like a secret or an address.
    String gist() {
        StringBuilder gist = new StringBuilder(String.join("/", codes));
        String words = ADDRESSES
                .matcher(Blot.out(message))
                .replaceAll("***")
                .replaceAll("\\s+", " ")
                .strip();
        if (!words.isEmpty()) {
            gist.append(gist.isEmpty() ? "" : ": ").append(words);
        }
        String printable = gist.codePoints()
                .filter(codePoint -> !Names.isUnprintable(codePoint))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.isEmpty() ? (isHtml ? "a web page" : "no reason given") : printable;
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            JsonNode root = Json.mapper().readTree(body);
            return root != null && root.isObject() ? root : null;
        } catch (IOException e) {
            return null;
        }
    }

    // {"error":…} of both providers and OAuth, {"type":"response.failed","response":{"error":…}}, or flat
    private static JsonNode error(JsonNode root) {
        JsonNode inResponse = root.path("response").path("error");
        if (inResponse.isObject()) {
            return inResponse;
        }
        JsonNode error = root.path("error");
        return error.isObject() || error.isTextual() ? error : root;
    }

    private static String message(JsonNode root, JsonNode error) {
        for (JsonNode candidate : new JsonNode[] {
            error.path("message"), root.path("error_description"), root.path("detail"), root.path("message")
        }) {
            if (candidate.isTextual()) {
                return candidate.asText();
            }
        }
        return "";
    }

    private static @Nullable Instant resets(JsonNode error, Instant now) {
        JsonNode at = error.path("resets_at");
        Instant moment = at.isValueNode() ? HeaderTimes.moment(at.asText(), now) : null;
        if (moment != null && moment.isAfter(now)) {
            return moment;
        }
        return HeaderTimes.after(
                HeaderTimes.number(error.path("resets_in_seconds").asText()), now);
    }

    private static void add(Set<String> codes, JsonNode node) {
        if (node.isTextual() && !node.asText().isBlank()) {
            codes.add(node.asText().toLowerCase(Locale.ROOT).strip());
        }
    }
}
