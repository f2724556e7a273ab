package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.usage.Tiles.Tile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
    private static final long YEAR = 365L * 24 * 60 * 60_000;

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata"})
    void tilesCoverAStretchWithoutGapOrOverlap(String zone) {
        ZoneCalendar calendar = new ZoneCalendar(ZoneId.of(zone));
        Random random = new Random(1);
        long base = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 5_000; i++) {
            long from = base + random.nextLong(YEAR);
            long to = from + 1 + random.nextLong(1L << (10 + random.nextInt(25)));
            for (int grain : List.of(SumStore.DAY, SumStore.HOUR)) {
                List<Tile> tiles = Tiles.cover(calendar, from, to, grain, 0);
                assertThat(tiles).hasSizeBetween(1, 7);
                assertThat(tiles.getFirst().from()).isEqualTo(from);
                assertThat(tiles.getLast().to()).isEqualTo(to);
                for (int t = 1; t < tiles.size(); t++) {
                    assertThat(tiles.get(t).from()).isEqualTo(tiles.get(t - 1).to());
                }
                tiles.forEach(tile -> checkEnds(calendar, tile));
                tiles.stream()
                        .filter(tile -> tile.grain() < grain)
                        .forEach(tile -> assertThat(unit(calendar, grain, tile.from()))
                                .as("a finer tile lies within one unit")
                                .isEqualTo(unit(calendar, grain, tile.to() - 1)));
            }
        }
    }

    @Test
    void whereRowsAreGoneTheEndsMoveOutToWholeQuarters() {
        ZoneCalendar calendar = new ZoneCalendar(ZoneId.of("UTC"));
        long quarter = ZoneCalendar.QUARTER;
        assertThat(Tiles.cover(calendar, 5, quarter + 5, SumStore.DAY, 10 * quarter))
                .containsExactly(new Tile(SumStore.QUARTER, 0, 2 * quarter));
        assertThat(Tiles.cover(calendar, 5, 10 * quarter + 5, SumStore.DAY, 2 * quarter))
                .containsExactly(
                        new Tile(SumStore.HOUR, 0, 8 * quarter),
                        new Tile(SumStore.QUARTER, 8 * quarter, 10 * quarter),
                        new Tile(Tiles.ROWS, 10 * quarter, 10 * quarter + 5));
    }

    @Test
    void allTimeToComeIsWholeDays() {
        ZoneCalendar calendar = new ZoneCalendar(ZoneId.of("UTC"));
        assertThat(Tiles.cover(calendar, 0, Long.MAX_VALUE, SumStore.DAY, 0))
                .containsExactly(new Tile(SumStore.DAY, 0, Long.MAX_VALUE));
    }

    private static void checkEnds(ZoneCalendar calendar, Tile tile) {
        assertThat(tile.from()).isLessThan(tile.to());
        if (tile.grain() != Tiles.ROWS) {
            assertThat(unit(calendar, tile.grain(), tile.from())).isEqualTo(tile.from());
            assertThat(unit(calendar, tile.grain(), tile.to())).isEqualTo(tile.to());
        }
    }

    private static long unit(ZoneCalendar calendar, int grain, long at) {
        return switch (grain) {
            case SumStore.DAY -> calendar.dayStart(at);
            case SumStore.HOUR -> calendar.hourStart(at);
            default -> ZoneCalendar.quarterStart(at);
        };
    }
}
