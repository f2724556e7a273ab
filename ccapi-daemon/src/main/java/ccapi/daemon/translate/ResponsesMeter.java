package ccapi.daemon.translate;

import ccapi.daemon.sse.SseParser;
import org.jspecify.annotations.Nullable;

/// Meters a Responses stream: usage comes with the last event. The type is read from the JSON, since the event's
/// name may be missing.
final class ResponsesMeter extends Meter {
    private static final byte[] DELTA_SUFFIX = ascii(".delta");
    private static final byte[] ITEM_DONE = ascii("response.output_item.done");
    private static final byte[] CREATED = ascii("response.created");
    private static final byte[] COMPLETED = ascii("response.completed");
    private static final byte[] INCOMPLETE = ascii("response.incomplete");
    private static final byte[] FAILED = ascii("response.failed");
    private static final byte[] RATE_LIMITS = ascii("codex.rate_limits");
    private static final byte[] OUTPUT_INDEX = ascii("output_index");
    private static final byte[] ITEM = ascii("item");
    private static final byte[] ACTION = ascii("action");
    private static final byte[] WEB_SEARCH_CALL = ascii("web_search_call");
    private static final byte[] SEARCH = ascii("search");

    private @Nullable String rateLimits;

    ResponsesMeter() {
        super(Dialect.RESPONSES);
    }

    @Override
    public void event(SseParser.View event) {
        byte[] json = event.dataBytes();
        int from = event.dataOffset();
        int end = from + event.dataLength();
        int type = JsonScan.member(json, from, end, TYPE);
        if (JsonScan.endsWith(json, type, end, DELTA_SUFFIX)) {
            start();
            count(JsonScan.characters(json, JsonScan.member(json, from, end, DELTA), end));
        } else if (JsonScan.isString(json, type, end, CREATED)) {
            readUsage(event);
        } else if (JsonScan.isString(json, type, end, COMPLETED) || JsonScan.isString(json, type, end, INCOMPLETE)) {
            readUsage(event);
            start();
            end();
        } else if (JsonScan.isString(json, type, end, FAILED) || JsonScan.isString(json, type, end, ERROR)) {
            readUsage(event);
            fail(event);
        } else if (JsonScan.isString(json, type, end, RATE_LIMITS)) {
            rateLimits = text(event);
        } else if (JsonScan.member(json, from, end, OUTPUT_INDEX) >= 0) {
            start();
            countSearch(json, from, end, type);
        }
    }

    private void countSearch(byte[] json, int from, int end, int type) {
        if (!JsonScan.isString(json, type, end, ITEM_DONE)) {
            return;
        }
        int item = JsonScan.member(json, from, end, ITEM);
        if (JsonScan.isString(json, JsonScan.member(json, item, end, TYPE), end, WEB_SEARCH_CALL)) {
            int action = JsonScan.member(json, JsonScan.member(json, item, end, ACTION), end, TYPE);
            if (action < 0 || JsonScan.isString(json, action, end, SEARCH)) {
                reader.countSearch();
            }
        }
    }

    @Override
    public @Nullable String rateLimits() {
        return rateLimits;
    }
}
