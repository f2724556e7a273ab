package ccapi.daemon.usage;

import ccapi.daemon.usage.Grouping.Dimension;
import ccapi.daemon.usage.Tiles.Tile;
import ccapi.shared.problem.Refusal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads the sums of one question, from as few places as will do.
///
/// With plain JDBC: tens of thousands of sums may be read, and a mapper for each costs more than reading it.
final class SumReader {
    /// More rows than anybody reads; a question that would give more is refused.
    private static final int MOST_ROWS = 20_000;

    private final Handle handle;
    private final ZoneCalendar calendar;
    private final Map<Long, Group> wanted = new TreeMap<>();
    private final Grouping grouping;
    private final @Nullable HourKind hourKind;
    private final Map<Cell, Sums> cells = new HashMap<>();
    private final Map<Long, String> periodNames = new HashMap<>();

    SumReader(Handle handle, ZoneCalendar calendar, Map<Long, Group> groups, Grouping grouping, GroupFilter filter) {
        this.handle = handle;
        this.calendar = calendar;
        this.grouping = grouping;
        this.hourKind = HourKind.enough(grouping, filter);
        groups.forEach((number, group) -> {
            if (filter.matches(group)) {
                wanted.put(number, group);
            }
        });
    }

    /// Where a number belongs in a report: ids, and the name of the period.
    record Cell(String account, String key, String model, String period) {}

    /// @throws Refusal when the answer would be too long
    Map<Cell, Sums> read(UsageRange range) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Tile> tiles = Tiles.cover(
                calendar,
                range.from().toEpochMilli(),
                range.to().toEpochMilli(),
                grouping.grain(),
                UsageStore.prunedBefore(handle));
        try {
            for (Tile tile : tiles) {
                read(tile);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("sums cannot be read", e);
        }
        return cells;
    }

    private void read(Tile tile) throws SQLException {
        if (tile.grain() == Tiles.ROWS) {
            readRows(tile);
        } else if (tile.grain() == SumStore.HOUR && hourKind != null) {
            readHours(tile, hourKind);
        } else {
            readSums(tile);
        }
    }

    private void readRows(Tile tile) throws SQLException {
        String sql = "SELECT group_id, " + Sums.SUM_OF_ROWS + " FROM usage_request"
                + " WHERE created_at >= ? AND created_at < ? AND outcome <> 'open' GROUP BY group_id";
        try (PreparedStatement query = handle.getConnection().prepareStatement(sql)) {
            query.setLong(1, tile.from());
            query.setLong(2, tile.to());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    add(wanted.get(row.getLong(1)), tile.from(), Sums.read(row, 2));
                }
            }
        }
    }

    /// Whole units of the grouping are told apart; anything finer lies within one of them and is added up.
    private void readSums(Tile tile) throws SQLException {
        boolean apart = grouping.byPeriod() && tile.grain() == grouping.grain();
        String sql = "SELECT group_id, " + (apart ? "start, " + Sums.COLUMNS : tile.from() + ", " + Sums.SUM_OF_SUMS)
                + " FROM usage_sum WHERE grain = ? AND start >= ? AND start < ? AND group_id IN ("
                + list(wanted.keySet()) + ")" + (apart ? "" : " GROUP BY group_id");
        try (PreparedStatement query = handle.getConnection().prepareStatement(sql)) {
            query.setInt(1, tile.grain());
            query.setLong(2, tile.from());
            query.setLong(3, tile.to());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    add(wanted.get(row.getLong(1)), row.getLong(2), Sums.read(row, 3));
                }
            }
        }
    }

    private void readHours(Tile tile, HourKind kind) throws SQLException {
        Map<String, Group> members = new HashMap<>();
        wanted.values().forEach(group -> members.put(kind.member(group), group));
        String sql = "SELECT start, " + Sums.COLUMNS
                + " FROM usage_hour WHERE kind = ? AND member = ? AND start >= ? AND start < ?";
        try (PreparedStatement query = handle.getConnection().prepareStatement(sql)) {
            for (Map.Entry<String, Group> member : members.entrySet()) {
                query.setString(1, kind.wire());
                query.setString(2, member.getKey());
                query.setLong(3, tile.from());
                query.setLong(4, tile.to());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        add(member.getValue(), row.getLong(1), Sums.read(row, 2));
                    }
                }
            }
        }
    }

    // numbers of our own making: nothing in here comes from outside
    private static String list(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// Groups of the same key or account count as one, whatever it was called.
    private void add(@Nullable Group who, long period, Sums sums) {
        if (who == null) {
            return;
        }
        Cell cell = new Cell(
                grouping.by(Dimension.ACCOUNT) ? who.accountId() : "",
                grouping.by(Dimension.KEY) ? who.keyId() : "",
                grouping.by(Dimension.MODEL) ? who.model() : "",
                grouping.byPeriod() ? periodNames.computeIfAbsent(period, this::name) : "");
        cells.merge(cell, sums, Sums::plus);
        if (cells.size() > MOST_ROWS) {
            throw Refusal.invalid(
                    "the answer would have more than " + MOST_ROWS + " rows",
                    "choose a shorter range, or group by less");
        }
    }

    private String name(long period) {
        return grouping.by(Dimension.HOUR)
                ? calendar.hourName(period)
                : calendar.date(period).toString();
    }
}
