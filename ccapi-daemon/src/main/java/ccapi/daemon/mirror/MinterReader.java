package ccapi.daemon.mirror;

import ccapi.daemon.mirror.MintOutcome.Declined;
import ccapi.daemon.mirror.MintOutcome.Lost;
import ccapi.daemon.mirror.MintOutcome.Minted;
import ccapi.daemon.secret.Secret;
import ccapi.shared.text.Cells;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the minter's JSON: liberal in what a field may look like, strict in what counts as success. Unknown fields
/// are ignored; every text is made harmless for a terminal and cut.
final class MinterReader {
    // RFC 5321 allows 254 characters
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_WORD = 32;
    private static final int LONGEST_ERROR = 300;
    // ChatGPT's refresh tokens have about 200 characters; a JWT may have some thousands
    private static final int LONGEST_TOKEN = 8192;

    private MinterReader() {}

    /// Reads a list: `{"accounts":[…]}` or the bare array. Entries without an id are left out, of two with the same
    /// id the first counts.
    ///
    /// @return `null` when it is no list
    static @Nullable List<MirrorEntry> accounts(JsonNode json) {
        JsonNode list = json.isArray() ? json : json.path("accounts");
        if (!list.isArray()) {
            return null;
        }
        Map<String, MirrorEntry> entries = new LinkedHashMap<>();
        for (JsonNode node : list) {
            String id = text(node.path("id"), LONGEST_ID);
            if (!id.isEmpty()) {
                entries.putIfAbsent(id, entry(node, id));
            }
        }
        return List.copyOf(entries.values());
    }

    private static MirrorEntry entry(JsonNode node, String id) {
        String plan = isTrue(node.path("isTeam")) ? "team" : isTrue(node.path("isPlus")) ? "plus" : "free";
        return new MirrorEntry(
                node.path("id"),
                id,
                text(node.path("email"), LONGEST_EMAIL),
                plan,
                status(node.path("status")),
                text(node.path("iqStatus"), LONGEST_WORD),
                time(node.path("updateTime")),
                word(node.has("accountId") ? node.path("accountId") : node.path("account_id")));
    }

    /// Reads the answer to a mint.
    static MintOutcome mint(int status, JsonNode json) {
        String token = json.path("refresh_token").asText("");
        boolean ok = json.path("ok").isBoolean() && json.path("ok").asBoolean();
        if (!ok) {
            return json.path("ok").isBoolean() || json.has("error")
                    ? new Declined(error(status, json))
                    : new Lost("the minter answered " + status + " without saying whether it minted");
        }
        if (status != 200) {
            return new Lost("the minter answered " + status + " and yet ok");
        }
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            return new Lost("the minter said ok but gave no token that could be one");
        }
        return new Minted(
                new Secret(token),
                word(json.path("account_id")),
                text(json.path("email"), LONGEST_EMAIL),
                word(json.path("client_id")));
    }

    /// Whether an answer to a health check says that all is well.
    static boolean isWell(int status, JsonNode json) {
        return status == 200 && json.path("ok").isBoolean() && json.path("ok").asBoolean();
    }

    /// What the minter says went wrong.
    static String error(int status, JsonNode json) {
        JsonNode error = json.path("error");
        String said = text(error.isObject() ? error.path("message") : error, LONGEST_ERROR);
        if (!said.isEmpty()) {
            return said;
        }
        return status == 200 ? "the minter gave no reason" : "the minter answered " + status + " without a reason";
    }

    private static @Nullable String word(JsonNode node) {
        String text = text(node, LONGEST_ID);
        return text.isEmpty() ? null : text;
    }

    private static String text(JsonNode node, int longest) {
        String text = node.isTextual() || node.isNumber() ? node.asText().strip() : "";
        if (text.codePointCount(0, text.length()) > longest) {
            text = text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
        }
        return Cells.harmless(text);
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean()
                ? node.asBoolean()
                : node.asText().equals("1") || node.asText().equals("true");
    }

    private static int status(JsonNode node) {
        return node.isBoolean() ? (node.asBoolean() ? 1 : 0) : node.asInt(0);
    }

    /// A time as ISO 8601 (UTC when it names no zone) or as unix seconds or milliseconds, number or text.
    private static @Nullable Instant time(JsonNode node) {
        String text = node.isTextual() || node.isNumber() ? node.asText().strip() : "";
        if (node.isNumber() || text.matches("\\d{1,14}(\\.\\d{0,9})?")) {
            return epoch(node.isNumber() ? node.asDouble() : Double.parseDouble(text));
        }
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'), ZonedDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(time);
        } catch (DateTimeException e) {
            return null;
        }
    }

    // beyond 1e11 a number counts milliseconds: as seconds it would be the year 5138
    private static @Nullable Instant epoch(double number) {
        if (!(number >= 1 && number < 1e14)) {
            return null;
        }
        return Instant.ofEpochMilli((long) (number < 1e11 ? number * 1000 : number));
    }
}
