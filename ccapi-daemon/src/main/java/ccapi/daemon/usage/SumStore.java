package ccapi.daemon.usage;

import ccapi.daemon.usage.Groups.Numbered;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The SQL of the sums: adding to them, and making hours and days again for another zone.
final class SumStore {
    /// Minutes, as in the column `grain`.
    static final int QUARTER = 15;

    static final int HOUR = 60;
    static final int DAY = 1440;

    private static final String ADD = " DO UPDATE SET requests = requests + excluded.requests,"
            + " input_tokens = input_tokens + excluded.input_tokens,"
            + " output_tokens = output_tokens + excluded.output_tokens,"
            + " cache_read_tokens = cache_read_tokens + excluded.cache_read_tokens,"
            + " cache_write_5m_tokens = cache_write_5m_tokens + excluded.cache_write_5m_tokens,"
            + " cache_write_1h_tokens = cache_write_1h_tokens + excluded.cache_write_1h_tokens,"
            + " cost_nanos = cost_nanos + excluded.cost_nanos, unpriced = unpriced + excluded.unpriced,"
            + " estimated = estimated + excluded.estimated, errors = errors + excluded.errors,"
            + " duration_ms = duration_ms + excluded.duration_ms";

    private static final String VALUES = " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String ADD_SUM = "INSERT INTO usage_sum (grain, group_id, start, " + Sums.COLUMNS + ")"
            + VALUES + " ON CONFLICT (grain, group_id, start)" + ADD;

    private static final String ADD_HOUR = "INSERT INTO usage_hour (kind, member, start, " + Sums.COLUMNS + ")" + VALUES
            + " ON CONFLICT (kind, member, start)" + ADD;

    private SumStore() {}

    /// What is to be added, merged so that each place is touched once.
    static final class Additions {
        private final Map<Place, Sums> quarters = new HashMap<>();

        void add(Numbered group, long createdAt, Sums sums) {
            quarters.merge(new Place(group, ZoneCalendar.quarterStart(createdAt)), sums, Sums::plus);
        }
    }

    private record Place(Numbered group, long start) {}

    private record HourPlace(HourKind kind, String member, long start) {}

    /// Adds to all grains.
    static void add(Handle handle, ZoneCalendar calendar, Additions additions) throws SQLException {
        if (additions.quarters.isEmpty()) {
            return;
        }
        Map<Place, Sums> hours = new HashMap<>();
        Map<Place, Sums> days = new HashMap<>();
        Map<HourPlace, Sums> further = new HashMap<>();
        additions.quarters.forEach((place, sums) -> {
            long hour = calendar.hourStart(place.start);
            hours.merge(new Place(place.group, hour), sums, Sums::plus);
            days.merge(new Place(place.group, calendar.dayStart(place.start)), sums, Sums::plus);
            for (HourKind kind : HourKind.values()) {
                further.merge(new HourPlace(kind, kind.member(place.group.group()), hour), sums, Sums::plus);
            }
        });
        try (PreparedStatement add = handle.getConnection().prepareStatement(ADD_SUM)) {
            batch(add, QUARTER, additions.quarters);
            batch(add, HOUR, hours);
            batch(add, DAY, days);
            add.executeBatch();
        }
        try (PreparedStatement add = handle.getConnection().prepareStatement(ADD_HOUR)) {
            for (Map.Entry<HourPlace, Sums> entry : further.entrySet()) {
                add.setString(1, entry.getKey().kind.wire());
                add.setString(2, entry.getKey().member);
                add.setLong(3, entry.getKey().start);
                entry.getValue().bind(add, 4);
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private static void batch(PreparedStatement add, int grain, Map<Place, Sums> places) throws SQLException {
        for (Map.Entry<Place, Sums> entry : places.entrySet()) {
            add.setInt(1, grain);
            add.setLong(2, entry.getKey().group.number());
            add.setLong(3, entry.getKey().start);
            entry.getValue().bind(add, 4);
            add.addBatch();
        }
    }

    /// Makes hours and days again from the quarters, in another zone.
    static void rebuild(Handle handle, ZoneCalendar calendar) throws SQLException {
        handle.execute("DELETE FROM usage_sum WHERE grain <> ?", QUARTER);
        handle.execute("DELETE FROM usage_hour");
        map(handle, calendar);
        rebuild(handle, HOUR, "hour");
        rebuild(handle, DAY, "day");
        handle.execute("DROP TABLE usage_zone");
        for (HourKind kind : HourKind.values()) {
            rebuild(handle, kind);
        }
    }

    /// Writes down for each quarter in which hour and on which day it is.
    private static void map(Handle handle, ZoneCalendar calendar) throws SQLException {
        List<Long> starts = handle.createQuery("SELECT DISTINCT start FROM usage_sum WHERE grain = :quarter")
                .bind("quarter", QUARTER)
                .mapTo(Long.class)
                .list();
        handle.execute("CREATE TEMPORARY TABLE usage_zone (quarter INTEGER PRIMARY KEY, hour INTEGER, day INTEGER)");
        try (PreparedStatement insert =
                handle.getConnection().prepareStatement("INSERT INTO usage_zone VALUES (?, ?, ?)")) {
            for (long start : starts) {
                insert.setLong(1, start);
                insert.setLong(2, calendar.hourStart(start));
                insert.setLong(3, calendar.dayStart(start));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void rebuild(Handle handle, int grain, String column) {
        handle.createUpdate("INSERT INTO usage_sum (grain, group_id, start, " + Sums.COLUMNS + ")"
                        + " SELECT :grain, s.group_id, z." + column + ", " + Sums.SUM_OF_SUMS
                        + " FROM usage_sum s JOIN usage_zone z ON z.quarter = s.start WHERE s.grain = :quarter"
                        + " GROUP BY s.group_id, z." + column)
                .bind("grain", grain)
                .bind("quarter", QUARTER)
                .execute();
    }

    private static void rebuild(Handle handle, HourKind kind) {
        handle.createUpdate("INSERT INTO usage_hour (kind, member, start, " + Sums.COLUMNS + ")"
                        + " SELECT :kind, " + kind.column() + ", s.start, " + Sums.SUM_OF_SUMS
                        + " FROM usage_sum s JOIN usage_group g ON g.id = s.group_id WHERE s.grain = :hour"
                        + " GROUP BY 2, s.start")
                .bind("kind", kind.wire())
                .bind("hour", HOUR)
                .execute();
    }
}
