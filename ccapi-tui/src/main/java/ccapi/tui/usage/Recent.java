package ccapi.tui.usage;

import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The requests known so far, newest first and without a gap.
///
/// @param next where older ones begin, `null` if there are none
record Recent(List<RequestEntry> rows, @Nullable String next) {
    static final Recent NONE = new Recent(List.of(), null);

    /// More than anybody scrolls through; older ones are found by a range.
    private static final int MAX = 20_000;

    /// With the newest page read again. Older rows stay if the page reaches down to them.
    Recent newest(RequestPage page) {
        Set<String> fresh = new HashSet<>();
        page.items().forEach(row -> fresh.add(row.id()));
        int known = firstKnown(fresh);
        if (known < 0 || page.next() == null) {
            return new Recent(page.items(), page.next());
        }
        List<RequestEntry> all = new ArrayList<>(page.items());
        rows.subList(known, rows.size()).stream()
                .filter(row -> !fresh.contains(row.id()))
                .forEach(all::add);
        return new Recent(all, all.size() == page.items().size() ? page.next() : next);
    }

    private int firstKnown(Set<String> fresh) {
        for (int i = 0; i < rows.size(); i++) {
            if (fresh.contains(rows.get(i).id())) {
                return i;
            }
        }
        return -1;
    }

    /// With a page of older rows behind.
    Recent older(RequestPage page) {
        List<RequestEntry> all = new ArrayList<>(rows);
        all.addAll(page.items());
        return new Recent(all, all.size() >= MAX ? null : page.next());
    }
}
