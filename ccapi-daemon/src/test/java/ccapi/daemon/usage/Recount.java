package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.store.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds all rows up by itself and compares with the sums in the books.
public final class Recount {
    private Recount() {}

    private record Place(long group, long start) {}

    /// @throws AssertionError when any sum of any grain differs, by a nano-dollar or a token
    public static void sumsEqualRows(Database database) {
        ZoneCalendar calendar = database.read(UsageStore::calendar);
        List<RowStore.Stored> rows = rows(database);
        Map<Group, Long> numbers = new HashMap<>();
        database.read(Groups::all).forEach((number, group) -> numbers.put(group, number));
        for (int grain : List.of(SumStore.QUARTER, SumStore.HOUR, SumStore.DAY)) {
            Map<Place, Sums> expected = new HashMap<>();
            for (RowStore.Stored stored : rows) {
                RequestRow row = stored.row();
                long start = switch (grain) {
                    case SumStore.QUARTER -> ZoneCalendar.quarterStart(row.createdAt());
                    case SumStore.HOUR -> calendar.hourStart(row.createdAt());
                    default -> calendar.dayStart(row.createdAt());
                };
                expected.merge(new Place(numbers.get(row.group()), start), Sums.of(row), Sums::plus);
            }
            assertThat(sums(database, grain)).as("grain %d", grain).isEqualTo(expected);
        }
        hoursEqualRows(database, calendar, rows);
    }

    private record HourPlace(String kind, String member, long start) {}

    private static void hoursEqualRows(Database database, ZoneCalendar calendar, List<RowStore.Stored> rows) {
        Map<HourPlace, Sums> expected = new HashMap<>();
        for (RowStore.Stored stored : rows) {
            Group group = stored.row().group();
            long hour = calendar.hourStart(stored.row().createdAt());
            Sums sums = Sums.of(stored.row());
            expected.merge(new HourPlace("all", "", hour), sums, Sums::plus);
            expected.merge(new HourPlace("key", group.keyId(), hour), sums, Sums::plus);
            expected.merge(new HourPlace("account", group.accountId(), hour), sums, Sums::plus);
            expected.merge(new HourPlace("model", group.model(), hour), sums, Sums::plus);
        }
        Map<HourPlace, Sums> found = new HashMap<>();
        database.read(handle -> handle.createQuery("SELECT kind, member, start, " + Sums.COLUMNS + " FROM usage_hour")
                .map((row, _) ->
                        found.put(new HourPlace(row.getString(1), row.getString(2), row.getLong(3)), Sums.read(row, 4)))
                .list());
        assertThat(found).isEqualTo(expected);
    }

    static List<RowStore.Stored> rows(Database database) {
        return database.read(handle -> handle.createQuery("SELECT " + RowStore.COLUMNS
                        + " FROM usage_request r JOIN usage_group g ON g.id = r.group_id WHERE r.outcome <> 'open'")
                .map((row, _) -> RowStore.read(row))
                .list());
    }

    private static Map<Place, Sums> sums(Database database, int grain) {
        Map<Place, Sums> sums = new HashMap<>();
        database.read(handle -> handle.createQuery(
                        "SELECT group_id, start, " + Sums.COLUMNS + " FROM usage_sum WHERE grain = :grain")
                .bind("grain", grain)
                .map((row, _) -> sums.put(new Place(row.getLong(1), row.getLong(2)), Sums.read(row, 3)))
                .list());
        return sums;
    }
}
