package ccapi.tui.terminal;

import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Size;
import ccapi.tui.widget.Theme;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The person's terminal while the dashboard has it: raw line, alternate screen. Whatever ends the dashboard, [#close]
/// gives the terminal back as it was; it may be called from any thread, any number of times. Everything else is called
/// by one thread.
public final class Console implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final long CLOSE_WAIT_MS = 1_000;

    private final Stty.Before before;
    private final DashboardTerminal terminal;
    private final TerminalScreen screen;
    private final Painter painter;
    private @Nullable Canvas last;
    private boolean spoiled;
    private volatile boolean closed;
    private final ReentrantLock lock = new ReentrantLock();

    /// Takes the terminal.
    ///
    /// @param mouse whether to listen to the mouse
    /// @throws IOException when there is no terminal that can be taken
    public static Console open(Theme theme, boolean mouse) throws IOException {
        Stty.Before before = Stty.makeRaw();
        try {
            return new Console(before, theme, mouse);
        } catch (IOException | RuntimeException e) {
            Stty.restore(before.saved());
            throw e;
        }
    }

    private Console(Stty.Before before, Theme theme, boolean mouse) throws IOException {
        this.before = before;
        this.painter = new Painter(theme);
        BufferedOutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        this.terminal = new DashboardTerminal(out, before.size(), mouse);
        this.screen = new TerminalScreen(terminal);
        screen.startScreen();
    }

    /// The size at the start.
    public Size size() {
        return before.size();
    }

    /// Asks how large the terminal is now.
    public Size resized() throws IOException {
        Size now = Stty.size();
        held(() -> {
            terminal.size(now);
            terminal.getTerminalSize();
            screen.doResizeIfNecessary();
            spoiled = true;
        });
        return now;
    }

    /// Shows a frame; only what differs from the last one is sent.
    public void show(Canvas canvas) throws IOException {
        if (!spoiled && canvas.looksLike(last)) {
            return;
        }
        held(() -> {
            painter.paint(canvas, spoiled ? null : last, screen);
            screen.refresh(spoiled ? RefreshType.COMPLETE : RefreshType.DELTA);
            spoiled = false;
            last = canvas;
        });
    }

    /// Sends the next frame whole.
    public void spoil() {
        spoiled = true;
    }

    /// Copies text into the clipboard of the machine the person sits at (OSC 52).
    public void copy(String text) throws IOException {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        held(() -> {
            terminal.write("\u001b]52;c;" + encoded + "\u0007");
            terminal.flush();
        });
    }

    /// Gives the terminal back to the shell and stops the whole job, launcher included, as Ctrl-Z does elsewhere.
    /// Returns once the job is continued.
    public void suspend() throws IOException {
        held(() -> {
            screen.stopScreen(false);
            Stty.restore(before.saved());
            stopJob();
            Stty.raw();
            screen.startScreen();
            spoiled = true;
        });
    }

    private static void stopJob() throws IOException {
        try {
            // process 0 stands for the whole process group; a group without a shell above it ignores this
            new ProcessBuilder("/bin/sh", "-c", "kill -s TSTP 0").start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the line again after somebody else stopped and continued the job.
    public void retake() throws IOException {
        held(Stty::raw);
    }

    private void held(Work work) throws IOException {
        lock.lock();
        try {
            if (!closed) {
                work.run();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        boolean free = take();
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (free) {
                screen.stopScreen(false);
            }
        } catch (IOException | RuntimeException e) {
            // the terminal is gone: there is nothing to give back
        }
        try {
            Stty.restore(before.saved());
        } catch (IOException e) {
            // the same
        }
    }

    /// A frame may hang for ever in a terminal that takes no more; then at least the line is put back.
    private boolean take() {
        try {
            return lock.tryLock(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
