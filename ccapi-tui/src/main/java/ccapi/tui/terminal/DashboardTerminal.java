package ccapi.tui.terminal;

import ccapi.tui.widget.Size;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Lanterna's ANSI terminal without its slow habits: the size is told to it instead of asked from the terminal, whole
/// strings are written at once (character by character breaks those outside the basic plane), and everything that was
/// switched on is switched off on leaving. It reads nothing; keys take their own way.
final class DashboardTerminal extends ANSITerminal {
    private static final String CLEAR = "\u001b[2J\u001b[H";
    private static final String PASTE = "\u001b[?2004";
    private static final String MOUSE = "\u001b[?1000";
    private static final String MOUSE_SGR = "\u001b[?1006";

    private final boolean mouse;
    private volatile Size size;

    /// @param out buffered, so that a frame is one write
    DashboardTerminal(OutputStream out, Size size, boolean mouse) {
        super(InputStream.nullInputStream(), out, StandardCharsets.UTF_8);
        this.size = size;
        this.mouse = mouse;
    }

    void size(Size now) {
        size = now;
    }

    @Override
    protected TerminalSize findTerminalSize() {
        return new TerminalSize(size.columns(), size.rows());
    }

    @Override
    public void putString(String string) throws IOException {
        write(string);
    }

    @Override
    public void enterPrivateMode() throws IOException {
        super.enterPrivateMode();
        write(PASTE + "h" + (mouse ? MOUSE + "h" + MOUSE_SGR + "h" : ""));
        flush();
    }

    @Override
    public void exitPrivateMode() throws IOException {
        // a terminal without a second screen, as a Linux console or GNU screen, would keep the dashboard in view
        write(CLEAR + PASTE + "l" + (mouse ? MOUSE_SGR + "l" + MOUSE + "l" : ""));
        super.exitPrivateMode();
    }

    /// Writes a sequence as it is.
    void write(String sequence) throws IOException {
        writeToTerminal(sequence.getBytes(StandardCharsets.UTF_8));
    }
}
