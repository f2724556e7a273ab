package ccapi.daemon.translate;

import java.util.Arrays;

/// Finds single values in JSON where it lies, without making objects: for taps on fast streams.
///
/// Positions are indices into the array; -1 means "not there". Malformed JSON is "not there", never an exception.
final class JsonScan {
    private JsonScan() {}

    /// Where the value of the named member of the object at `at` begins.
    static int member(byte[] json, int at, int end, byte[] name) {
        int key = at < 0 ? end : skipSpace(json, at, end);
        if (key >= end || json[key] != '{') {
            return -1;
        }
        key = skipSpace(json, key + 1, end);
        while (key < end && json[key] == '"') {
            int close = closingQuote(json, key, end);
            int value = skipSpace(json, skipSpace(json, close + 1, end) + 1, end);
            if (value >= end) {
                return -1;
            }
            if (Arrays.equals(json, key + 1, close, name, 0, name.length)) {
                return value;
            }
            int comma = skipSpace(json, skipValue(json, value, end), end);
            if (comma >= end || json[comma] != ',') {
                return -1;
            }
            key = skipSpace(json, comma + 1, end);
        }
        return -1;
    }

    /// Where the first element of the array at `at` begins.
    static int first(byte[] json, int at, int end) {
        if (at < 0 || at >= end || json[at] != '[') {
            return -1;
        }
        int element = skipSpace(json, at + 1, end);
        return element < end && json[element] != ']' ? element : -1;
    }

    /// Whether the value at `at` is exactly this string, which needs no escapes.
    static boolean isString(byte[] json, int at, int end, byte[] text) {
        int close = at + 1 + text.length;
        return at >= 0
                && close < end
                && json[at] == '"'
                && json[close] == '"'
                && Arrays.equals(json, at + 1, close, text, 0, text.length);
    }

    /// Whether the value at `at` is a string that ends with this text, which needs no escapes.
    static boolean endsWith(byte[] json, int at, int end, byte[] text) {
        if (at < 0 || at >= end || json[at] != '"') {
            return false;
        }
        int close = closingQuote(json, at, end);
        return close < end
                && close - text.length > at
                && Arrays.equals(json, close - text.length, close, text, 0, text.length);
    }

    /// Whether there is a value at `at` that is neither `null` nor missing.
    static boolean isPresent(byte[] json, int at, int end) {
        return at >= 0 && at < end && json[at] != 'n';
    }

    /// Length in characters of the string at `at`; 0 when there is no string.
    static int characters(byte[] json, int at, int end) {
        if (at < 0 || at >= end || json[at] != '"') {
            return 0;
        }
        int count = 0;
        for (int i = at + 1; i < end && json[i] != '"'; i++) {
            if (json[i] == '\\') {
                i += i + 1 < end && json[i + 1] == 'u' ? 5 : 1;
                count++;
            } else if ((json[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /// Just after the value that begins at `at`.
    private static int skipValue(byte[] json, int at, int end) {
        if (json[at] == '"') {
            return closingQuote(json, at, end) + 1;
        }
        int depth = 0;
        for (int i = at; i < end; i++) {
            switch (json[i]) {
                case '"' -> i = closingQuote(json, i, end);
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth <= 0) {
                        return depth < 0 ? i : i + 1;
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return end;
    }

    private static int closingQuote(byte[] json, int openingQuote, int end) {
        int i = openingQuote + 1;
        while (i < end && json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, end);
    }

    private static int skipSpace(byte[] json, int at, int end) {
        int i = at;
        while (i < end && (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t')) {
            i++;
        }
        return i;
    }
}
