package ccapi.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.tui.terminal.VirtualScreen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bars, curves, tables and lines.
class DrawingTest {
    @Test
    void barFillsByEighths() {
        assertThat(Bar.of(0, 4)).isEqualTo("    ");
        assertThat(Bar.of(50, 4)).isEqualTo("██  ");
        assertThat(Bar.of(53.2, 4)).isEqualTo("██▏ ");
        assertThat(Bar.of(100, 4)).isEqualTo("████");
        assertThat(Bar.of(250, 4)).isEqualTo("████");
        assertThat(Bar.of(-5, 4)).isEqualTo("    ");
        assertThat(Bar.tone(69.9)).isEqualTo(Tone.GOOD);
        assertThat(Bar.tone(70)).isEqualTo(Tone.WARN);
        assertThat(Bar.tone(90)).isEqualTo(Tone.BAD);
    }

    @Test
    void sparklineTellsSomethingFromNothing() {
        assertThat(Sparkline.of(List.of(0L, 1L, 500L, 1000L), 10)).isEqualTo("▁▂▅█");
        assertThat(Sparkline.of(List.of(1L, 2L, 3L), 2)).isEqualTo("▆█");
        assertThat(Sparkline.of(List.of(), 5)).isEmpty();
        assertThat(Sparkline.of(List.of(5L), 0)).isEmpty();
    }

    private static String row(int width, Table.Head... heads) {
        Canvas canvas = new Canvas(new Size(width, 2), Glyphs.UNICODE);
        new Table("t", List.of(heads), 1, 0, 0, true, (_, column, _) -> Table.Cell.of("c" + column)).draw(canvas);
        return VirtualScreen.lines(canvas).get(1);
    }

    @Test
    void columnsAreDroppedByImportanceNeverWrapped() {
        Table.Head name = new Table.Head("name", "NAME", false, 6, 10, 0);
        Table.Head middle = new Table.Head("middle", "M", true, 4, 4, 2);
        Table.Head last = new Table.Head("last", "L", true, 4, 4, 1);
        assertThat(row(40, name, middle, last)).isEqualTo("> c0           c1   c2");
        assertThat(row(15, name, middle, last)).isEqualTo("> c0         c2");
        assertThat(row(9, name, middle, last)).isEqualTo("> c0");
    }

    @Test
    void onlyRowsInSightAreAskedFor() {
        Canvas canvas = new Canvas(new Size(20, 4), Glyphs.UNICODE);
        Table.Head head = new Table.Head("n", "N", false, 4, 8, 0);
        List<Integer> asked = new ArrayList<>();
        new Table("t", List.of(head), 100_000, 500, 501, true, (row, _, _) -> {
                    asked.add(row);
                    return Table.Cell.of("r" + row);
                })
                .draw(canvas);
        assertThat(asked).containsExactly(500, 501, 502);
    }

    @Test
    void textIsBrokenAtSpacesAndBetweenHanCharacters() {
        assertThat(Line.wrap("one two three", 7, Tone.PLAIN).stream().map(Line::width))
                .containsExactly(7, 5);
        assertThat(Line.wrap("检查隧道是否运行", 6, Tone.PLAIN)).hasSize(3);
        assertThat(Line.wrap("aaaaaaaaaaaa", 5, Tone.PLAIN)).hasSize(3);
        assertThat(Line.wrap("", 5, Tone.PLAIN)).hasSize(1);
        assertThat(Line.wrap("東京", 1, Tone.PLAIN)).hasSize(2);
    }

    @Test
    void everyFancySymbolHasAPlainOne() {
        for (char symbol : "─│┌┐└┘├┤┬┴●◐✖○▲▼→↑↓←·•…∞✓⚠█▉▊▋▌▍▎▏▁▂▃▄▅▆▇".toCharArray()) {
            assertThat(Glyphs.ASCII.draw(symbol)).isBetween(' ', '~');
            assertThat(Glyphs.UNICODE.draw(symbol)).isEqualTo(symbol);
        }
    }
}
