package ccapi.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.tui.terminal.VirtualScreen;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private final Canvas canvas = new Canvas(new Size(10, 3), Glyphs.UNICODE);

    private String line(int y) {
        return VirtualScreen.lines(canvas).get(y);
    }

    @Test
    void cutsWhatLeavesIt() {
        canvas.put(7, 0, "abcdef", Tone.PLAIN);
        canvas.put(-2, 1, "abcdef", Tone.PLAIN);
        canvas.put(0, 9, "below", Tone.PLAIN);
        assertThat(line(0)).isEqualTo("       abc");
        assertThat(line(1)).isEqualTo("cdef");
    }

    @Test
    void wideCharacterAtTheEdgeLeavesABlank() {
        canvas.put(9, 0, "東", Tone.PLAIN);
        assertThat(line(0)).isEmpty();
    }

    @Test
    void halfOfAWideCharacterIsNeverLeft() {
        canvas.put(0, 0, "東京", Tone.PLAIN);
        canvas.put(1, 0, "x", Tone.PLAIN);
        assertThat(line(0)).isEqualTo(" x京");
        canvas.put(2, 0, "y", Tone.PLAIN);
        assertThat(line(0)).isEqualTo(" xy");
    }

    @Test
    void partIsAWindowThatCutsToo() {
        Canvas part = canvas.part(new Rect(2, 1, 4, 1));
        assertThat(part.put(0, 0, "abcdefgh", Tone.PLAIN)).isEqualTo(8);
        part.put(0, 1, "no", Tone.PLAIN);
        assertThat(line(1)).isEqualTo("  abcd");
        assertThat(canvas.part(new Rect(8, 2, 50, 50)).width()).isEqualTo(2);
        assertThat(canvas.part(new Rect(20, 20, 5, 5)).width()).isZero();
    }

    @Test
    void combiningMarksJoinTheirLetter() {
        assertThat(canvas.put(0, 0, "e\u0301x", Tone.PLAIN)).isEqualTo(2);
        assertThat(line(0)).isEqualTo("éx");
    }

    @Test
    void clickFindsTheTopmostZone() {
        canvas.zone(new Rect(0, 0, 10, 3), new Hit.OnTab(1));
        canvas.part(new Rect(2, 1, 4, 1)).zone(new Rect(0, 0, 2, 1), new Hit.OnRow("list", 7));
        assertThat(canvas.hit(3, 1)).contains(new Hit.OnRow("list", 7));
        assertThat(canvas.hit(4, 1)).contains(new Hit.OnTab(1));
        assertThat(canvas.hit(50, 1)).isEmpty();
    }

    @Test
    void asciiTranslatesSymbolsAndLeavesNamesAlone() {
        Canvas ascii = new Canvas(new Size(12, 1), Glyphs.ASCII);
        ascii.put(0, 0, "● ok │ 東…", Tone.PLAIN);
        assertThat(VirtualScreen.lines(ascii)).containsExactly("+ ok | 東~");
    }
}
