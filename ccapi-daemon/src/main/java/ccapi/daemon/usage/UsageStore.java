package ccapi.daemon.usage;

import ccapi.daemon.pricing.Cost;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.store.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The books as they are written: each change of rows and the sums over them in one transaction.
///
/// Which zone hours and days are added up in is part of the books, so that a sum is never read by another calendar
/// than the one it was made by.
final class UsageStore {
    private static final int CHUNK = 1_000;

    private final Database database;
    private final Groups groups = new Groups();

    UsageStore(Database database) {
        this.database = database;
        Map<Group, Long> known = new HashMap<>();
        database.read(Groups::all).forEach((number, group) -> known.put(group, number));
        groups.committed(known);
    }

    Database database() {
        return database;
    }

    /// Writes rows and adds those that have ended to the sums.
    ///
    /// @return the rows that were news: not the ones that had ended before
    /// @throws ccapi.daemon.store.StorageException when nothing was kept
    List<RequestRow> save(List<RequestRow> rows) {
        Saved saved = database.write(handle -> save(handle, rows));
        groups.committed(saved.added);
        return saved.news;
    }

    private record Saved(List<RequestRow> news, Map<Group, Long> added) {}

    private Saved save(Handle handle, List<RequestRow> rows) throws SQLException {
        Groups.Numbering numbering = groups.numbering(handle);
        List<RequestRow> news = RowStore.save(handle, rows, numbering);
        SumStore.Additions additions = new SumStore.Additions();
        for (RequestRow row : news) {
            if (!row.isOpen()) {
                additions.add(numbering.of(row.group()), row.createdAt(), Sums.of(row));
            }
        }
        SumStore.add(handle, calendar(handle), additions);
        return new Saved(news, numbering.added());
    }

    /// Ends the rows that were open when the daemon ended, keeping what was metered.
    ///
    /// @return how many there were
    int interruptOpen(Prices prices) {
        int count = 0;
        List<RequestRow> open = open();
        while (!open.isEmpty()) {
            save(open.stream().map(row -> interrupted(row, prices)).toList());
            count += open.size();
            open = open();
        }
        return count;
    }

    private List<RequestRow> open() {
        return database.read(handle -> handle.createQuery("SELECT " + RowStore.COLUMNS
                        + " FROM usage_request r"
                        // with a plain JOIN SQLite begins with the groups, and reads every row there is
                        + " CROSS JOIN usage_group g ON g.id = r.group_id WHERE r.outcome = 'open' LIMIT :limit")
                .bind("limit", CHUNK)
                .map((row, _) -> RowStore.read(row).row())
                .list());
    }

    private static RequestRow interrupted(RequestRow row, Prices prices) {
        Cost cost = prices.price(row.pricedModel(), row.usage(), Instant.ofEpochMilli(row.createdAt()));
        Long nanos = cost instanceof Cost.Priced priced ? priced.amount().nanos() : null;
        return row.interrupted(nanos, prices.version());
    }

    /// Adds hours and days up in this zone from now on, and makes those of the past again if it is another one than
    /// before. That takes some seconds for millions of sums.
    ///
    /// @return whether it was another one
    boolean adopt(ZoneId zone) {
        return database.write(handle -> {
            if (calendar(handle).zone().equals(zone)) {
                return false;
            }
            SumStore.rebuild(handle, new ZoneCalendar(zone));
            put(handle, "zone", zone.getId());
            return true;
        });
    }

    /// The calendar that hours and days are added up by.
    static ZoneCalendar calendar(Handle handle) {
        return new ZoneCalendar(ZoneId.of(get(handle, "zone")));
    }

    /// Rows that began earlier may be gone.
    static long prunedBefore(Handle handle) {
        return Long.parseLong(get(handle, "pruned_before"));
    }

    static String get(Handle handle, String name) {
        return handle.createQuery("SELECT value FROM usage_state WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }

    static void put(Handle handle, String name, String value) {
        handle.createUpdate("UPDATE usage_state SET value = :value WHERE name = :name")
                .bind("name", name)
                .bind("value", value)
                .execute();
    }
}
