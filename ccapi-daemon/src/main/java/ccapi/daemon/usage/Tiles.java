package ccapi.daemon.usage;

import java.util.ArrayList;
import java.util.List;

/// Covers a stretch of time with as few sums as possible: whole days, then hours, then quarters of an hour, and single
/// requests for what is left at both ends. At most seven pieces, whatever the length.
final class Tiles {
    /// Grain of a tile that is covered by single requests.
    static final int ROWS = 0;

    private final ZoneCalendar calendar;
    private final List<Tile> tiles = new ArrayList<>();

    private Tiles(ZoneCalendar calendar) {
        this.calendar = calendar;
    }

    /// One piece, lying within one unit of each coarser grain that was allowed.
    ///
    /// @param from inclusive, epoch milliseconds
    /// @param to   exclusive
    record Tile(int grain, long from, long to) {}

    /// Covers a stretch.
    ///
    /// @param to           exclusive; [Long#MAX_VALUE] for all time to come
    /// @param coarsest     of the grains of [SumStore], the coarsest that may be used
    /// @param prunedBefore before this moment single requests are gone: there the ends are moved outwards to whole
    /// quarters
    static List<Tile> cover(ZoneCalendar calendar, long from, long to, int coarsest, long prunedBefore) {
        Tiles tiles = new Tiles(calendar);
        long first = from < prunedBefore ? ZoneCalendar.quarterStart(from) : from;
        long last = to < prunedBefore ? quarterCeiling(to) : to;
        tiles.cover(coarsest, first, last);
        return tiles.tiles;
    }

    private void cover(int grain, long from, long to) {
        if (from >= to) {
            return;
        }
        if (grain == ROWS) {
            tiles.add(new Tile(ROWS, from, to));
            return;
        }
        long start = ceiling(grain, from);
        if (start >= to) {
            cover(finer(grain), from, to);
            return;
        }
        long end = to == Long.MAX_VALUE ? to : floor(grain, to);
        cover(finer(grain), from, start);
        if (start < end) {
            tiles.add(new Tile(grain, start, end));
        }
        cover(finer(grain), end, to);
    }

    private static int finer(int grain) {
        return switch (grain) {
            case SumStore.DAY -> SumStore.HOUR;
            case SumStore.HOUR -> SumStore.QUARTER;
            default -> ROWS;
        };
    }

    private long floor(int grain, long at) {
        return switch (grain) {
            case SumStore.DAY -> calendar.dayStart(at);
            case SumStore.HOUR -> calendar.hourStart(at);
            default -> ZoneCalendar.quarterStart(at);
        };
    }

    private long ceiling(int grain, long at) {
        return switch (grain) {
            case SumStore.DAY -> calendar.dayCeiling(at);
            case SumStore.HOUR -> calendar.hourCeiling(at);
            default -> quarterCeiling(at);
        };
    }

    static long quarterCeiling(long at) {
        return ZoneCalendar.quarterStart(at + ZoneCalendar.QUARTER - 1);
    }
}
