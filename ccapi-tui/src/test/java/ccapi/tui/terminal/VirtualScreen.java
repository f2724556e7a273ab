package ccapi.tui.terminal;

import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Theme;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Shows a canvas on Lanterna's virtual terminal, as it would be shown on a real one, and reads it back.
public final class VirtualScreen {
    private final DefaultVirtualTerminal terminal;
    private final TerminalScreen screen;
    private final Painter painter;

    public VirtualScreen(int columns, int rows, Theme theme) {
        try {
            terminal = new DefaultVirtualTerminal(new TerminalSize(columns, rows));
            screen = new TerminalScreen(terminal);
            screen.startScreen();
            painter = new Painter(theme);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a canvas shown at once, without spaces at their ends.
    public static List<String> lines(Canvas canvas) {
        VirtualScreen screen = new VirtualScreen(canvas.width(), canvas.height(), Theme.NO_COLOUR);
        screen.show(canvas);
        return screen.lines();
    }

    /// Shows a canvas by sending what differs.
    public void show(Canvas canvas) {
        try {
            painter.paint(canvas, null, screen);
            screen.refresh(RefreshType.DELTA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        TerminalSize size = terminal.getTerminalSize();
        for (int y = 0; y < size.getRows(); y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < size.getColumns(); x++) {
                TextCharacter character = terminal.getCharacter(x, y);
                line.append(character.getCharacterString());
                // a wide character comes back twice
                x += character.isDoubleWidth() ? 1 : 0;
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /// How a cell looks.
    public TextCharacter at(int x, int y) {
        return terminal.getCharacter(x, y);
    }
}
