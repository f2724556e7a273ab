package ccapi.tui.terminal;

import ccapi.tui.input.Input;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Size;
import ccapi.tui.widget.Theme;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Does what a [Console] does, on a terminal that is not there.
public final class Rehearsal {
    private final DashboardTerminal terminal;
    private final TerminalScreen screen;
    private final Painter painter = new Painter(Theme.INDEXED);

    public Rehearsal(Size size) throws IOException {
        terminal = new DashboardTerminal(OutputStream.nullOutputStream(), size, false);
        screen = new TerminalScreen(terminal);
        screen.startScreen();
    }

    /// Shows a frame.
    public void show(Canvas canvas) throws IOException {
        painter.paint(canvas, null, screen);
        screen.refresh(RefreshType.DELTA);
    }

    /// What a terminal would have sent for some keys.
    public List<Input> keys(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new KeyDecoder().decode(bytes, bytes.length);
    }

    /// Leaves the screen.
    public void end() throws IOException {
        screen.stopScreen(false);
    }
}
