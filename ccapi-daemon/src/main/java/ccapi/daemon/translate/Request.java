package ccapi.daemon.translate;

import java.util.ArrayList;
import java.util.List;

/// What the steps of one request's translation share.
///
/// @param upstream the dialect it ends in, which decides what can be carried
/// @param names    the tools declared so far
/// @param dropped  what could not be carried and was left out
record Request(TranslationContext context, Dialect upstream, ToolNames names, List<String> dropped) {
    static Request begin(TranslationContext context, Dialect upstream) {
        return new Request(context, upstream, new ToolNames(), new ArrayList<>());
    }

    /// Notes that something was left out.
    void drop(String field) {
        if (!dropped.contains(field)) {
            dropped.add(field);
        }
    }
}
