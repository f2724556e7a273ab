package ccapi.shared.usage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which requests are meant: a time range and filters, all optional.
///
/// @param range   `today`, `yesterday`, `month`; or a length back from now such as `90m`, `24h`, `7d`, `2w`; `null`
/// with
/// from/to
/// @param from    inclusive: ISO date, time or instant, in the configured zone when it has none
/// @param to      exclusive, but a date stands for its end
/// @param by      grouping: some of `account`, `key`, `model`, `day`, `hour`, comma separated
/// @param account name or id; likewise for the key
/// @param model   asked for or answering
/// @param limit   most rows
/// @param before  a [RequestPage#next()]
/// @param status  an HTTP status, or `error` for all that did not end well
public record UsageQuery(
        @Nullable String range,
        @Nullable String from,
        @Nullable String to,
        @Nullable String by,
        @Nullable String account,
        @Nullable String key,
        @Nullable String model,
        @Nullable String status,
        @Nullable Integer limit,
        @Nullable String before) {

    /// Just a range, grouped by account and key.
    public static UsageQuery range(String range) {
        return new UsageQuery(range, null, null, null, null, null, null, null, null, null);
    }

    /// As a query string with its `?`, empty when nothing is set.
    public String toQuery() {
        List<String> parts = new ArrayList<>();
        add(parts, "range", range);
        add(parts, "from", from);
        add(parts, "to", to);
        add(parts, "by", by);
        add(parts, "account", account);
        add(parts, "key", key);
        add(parts, "model", model);
        add(parts, "status", status);
        add(parts, "limit", limit);
        add(parts, "before", before);
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
