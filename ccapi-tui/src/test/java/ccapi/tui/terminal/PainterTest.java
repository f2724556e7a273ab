package ccapi.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.text.Cells;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Glyphs;
import ccapi.tui.widget.Size;
import ccapi.tui.widget.Theme;
import ccapi.tui.widget.Tone;
import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PainterTest {
    @Test
    void whateverTheCharacterTheColumnAfterItStaysInPlace() {
        int columns = 40;
        List<Integer> batch = new ArrayList<>();
        for (int c = 0x20; c <= 0x1FBFF; c++) {
            if (Cells.width(c) > 0 && !Character.isSurrogate((char) c)) {
                batch.add(c);
            }
            if (batch.size() == 2000 || c == 0x1FBFF) {
                showInRows(batch, columns);
                batch.clear();
            }
        }
    }

    private static void showInRows(List<Integer> codePoints, int columns) {
        Canvas canvas = new Canvas(new Size(columns, codePoints.size()), Glyphs.UNICODE);
        for (int y = 0; y < codePoints.size(); y++) {
            canvas.put(0, y, Character.toString(codePoints.get(y)), Tone.PLAIN);
            canvas.put(2, y, "|", Tone.PLAIN);
        }
        VirtualScreen screen = new VirtualScreen(columns, codePoints.size(), Theme.NO_COLOUR);
        screen.show(canvas);
        for (int y = 0; y < codePoints.size(); y++) {
            assertThat(screen.at(2, y).getCharacterString())
                    .as("U+%04X", codePoints.get(y))
                    .isEqualTo("|");
        }
    }

    @Test
    void changesSentAsDifferencesLookLikeAFreshFrame() {
        Random random = new Random(7);
        VirtualScreen screen = new VirtualScreen(30, 6, Theme.BASIC);
        for (int round = 0; round < 60; round++) {
            Canvas canvas = new Canvas(new Size(30, 6), Glyphs.UNICODE);
            for (int i = 0; i < 12; i++) {
                String text = List.of("東京", "abc", "共享账号", "é", "─│", "한글", "x").get(random.nextInt(7));
                canvas.put(random.nextInt(32) - 1, random.nextInt(6), text, Tone.PLAIN);
            }
            screen.show(canvas);
            assertThat(screen.lines()).isEqualTo(VirtualScreen.lines(canvas));
        }
    }

    @Test
    void tonesLookDifferentWithAndWithoutColour() {
        Canvas canvas = new Canvas(new Size(10, 2), Glyphs.UNICODE);
        canvas.put(0, 0, "bad", Tone.BAD);
        canvas.put(4, 0, "tab", Tone.TAB);
        canvas.put(0, 1, "row", Tone.GOOD);
        canvas.select(1);
        VirtualScreen colour = new VirtualScreen(10, 2, Theme.BASIC);
        colour.show(canvas);
        assertThat(colour.at(0, 0).getForegroundColor()).isEqualTo(TextColor.ANSI.RED);
        assertThat(colour.at(0, 1).getForegroundColor()).isEqualTo(TextColor.ANSI.GREEN);
        assertThat(colour.at(9, 1).getModifiers()).contains(SGR.REVERSE);
        VirtualScreen plain = new VirtualScreen(10, 2, Theme.NO_COLOUR);
        plain.show(canvas);
        assertThat(plain.at(0, 0).getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
        assertThat(plain.at(0, 0).getModifiers()).contains(SGR.BOLD);
        TextCharacter tab = plain.at(4, 0);
        assertThat(tab.getModifiers()).contains(SGR.REVERSE, SGR.BOLD);
    }
}
