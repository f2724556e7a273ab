package ccapi.daemon.translate;

import java.util.HashMap;
import java.util.Map;

/// Knows how much of each text has gone out, since upstreams send a text in pieces, or whole at the end, or both.
final class Tails {
    private final Map<String, Integer> sent = new HashMap<>();

    /// Notes that this much more of a text has gone out.
    void sent(String text, int length) {
        sent.merge(text, length, Integer::sum);
    }

    /// What of the whole text has not gone out yet; from now on it has.
    String rest(String text, String whole) {
        int already = sent.getOrDefault(text, 0);
        if (whole.length() <= already) {
            return "";
        }
        sent.put(text, whole.length());
        return whole.substring(already);
    }

    /// Whether anything of any text has gone out.
    boolean isEmpty() {
        return sent.isEmpty();
    }
}
