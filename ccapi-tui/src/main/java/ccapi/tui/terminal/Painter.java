package ccapi.tui.terminal;

import ccapi.shared.text.Cells;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Theme;
import ccapi.tui.widget.Tone;
import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a canvas on a Lanterna screen.
///
/// Lanterna has its own idea of which characters are wide. Where it differs from the canvas, the rest of the row would
/// shift, so such a character is drawn as `?`.
final class Painter {
    private final Theme theme;
    private final Map<Look, TextCharacter> made = new HashMap<>();

    private record Look(String glyph, int cells, Tone tone, boolean reverse) {}

    Painter(Theme theme) {
        this.theme = theme;
    }

    /// Copies the cells into the screen's back buffer.
    ///
    /// @param last what is in it already, `null` if that is not known; rows that are the same are left alone
    void paint(Canvas canvas, @Nullable Canvas last, Screen screen) {
        for (int y = 0; y < canvas.height(); y++) {
            if (canvas.hasSameRow(last, y)) {
                continue;
            }
            int x = 0;
            while (x < canvas.width()) {
                x += put(canvas, screen, x, y);
            }
        }
        screen.setCursorPosition(
                canvas.cursorX() < 0 ? null : new TerminalPosition(canvas.cursorX(), canvas.cursorY()));
    }

    /// @return how many cells it took
    private int put(Canvas canvas, Screen screen, int x, int y) {
        String glyph = canvas.glyph(x, y);
        boolean wide = x + 1 < canvas.width() && canvas.glyph(x + 1, y).isEmpty();
        TextCharacter character = character(
                new Look(glyph.isEmpty() ? " " : glyph, wide ? 2 : 1, canvas.tone(x, y), canvas.isReverse(x, y)));
        screen.setCharacter(x, y, character);
        if (wide && !character.isDoubleWidth()) {
            screen.setCharacter(x + 1, y, character);
        }
        return wide ? 2 : 1;
    }

    private TextCharacter character(Look look) {
        return made.computeIfAbsent(look, this::make);
    }

    private TextCharacter make(Look look) {
        Theme.Ink ink = theme.ink(look.tone(), look.reverse());
        TextCharacter character = styled(look.glyph(), ink);
        if (character.isDoubleWidth() == (look.cells() == 2)) {
            return character;
        }
        String first = Character.toString(look.glyph().codePointAt(0));
        TextCharacter bare = styled(first, ink);
        boolean fits = look.cells() == 1 && !bare.isDoubleWidth() && Cells.width(first) == 1;
        return fits ? bare : styled("?", ink);
    }

    private static TextCharacter styled(String glyph, Theme.Ink ink) {
        List<SGR> styles = new ArrayList<>();
        if (ink.bold()) {
            styles.add(SGR.BOLD);
        }
        if (ink.underline()) {
            styles.add(SGR.UNDERLINE);
        }
        if (ink.reverse()) {
            styles.add(SGR.REVERSE);
        }
        return TextCharacter.fromString(
                glyph, colour(ink.colour()), TextColor.ANSI.DEFAULT, styles.toArray(SGR[]::new))[0];
    }

    private static TextColor colour(int colour) {
        return switch (colour) {
            case Theme.DEFAULT -> TextColor.ANSI.DEFAULT;
            case 1 -> TextColor.ANSI.RED;
            case 2 -> TextColor.ANSI.GREEN;
            case 3 -> TextColor.ANSI.YELLOW;
            case 4 -> TextColor.ANSI.BLUE;
            case 5 -> TextColor.ANSI.MAGENTA;
            case 6 -> TextColor.ANSI.CYAN;
            default -> new TextColor.Indexed(colour);
        };
    }
}
