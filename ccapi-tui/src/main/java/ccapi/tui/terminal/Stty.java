package ccapi.tui.terminal;

import ccapi.tui.widget.Size;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sets the terminal line to raw and back, and asks for its size, by the system's own `stty` on `/dev/tty`. That needs
/// no native code, and unlike a query sent to the terminal it costs no round trip.
final class Stty {
    static final File TTY = new File("/dev/tty");

    // no line editing, no echo, no signals from keys, no flow control, Enter stays a carriage return
    private static final String RAW = "-icanon -echo -isig -iexten -ixon -icrnl min 1 time 0";

    /// What the line was like, and how large the terminal is.
    ///
    /// @param saved as `stty -g` prints it
    record Before(String saved, Size size) {}

    private Stty() {}

    /// Remembers the line, asks for the size and sets the line to raw, all in one process.
    static Before makeRaw() throws IOException {
        List<String> lines = run("stty -g && stty size && stty " + RAW).lines().toList();
        if (lines.size() < 2) {
            throw new IOException("stty did not tell the state of the terminal");
        }
        return new Before(lines.get(0).strip(), size(lines.get(1)));
    }

    /// Sets the line to raw again, as after the job was continued.
    static void raw() throws IOException {
        run("stty " + RAW);
    }

    /// Puts the line back.
    ///
    /// @param saved as [Before#saved]
    static void restore(String saved) throws IOException {
        run("stty " + saved);
    }

    static Size size() throws IOException {
        return size(run("stty size"));
    }

    /// Reads `rows columns`; a line that does not know its size counts as 80 by 24.
    static Size size(String rowsAndColumns) {
        String[] words = rowsAndColumns.strip().split(" ", -1);
        if (words.length == 2 && words[0].matches("[1-9]\\d{0,3}") && words[1].matches("[1-9]\\d{0,3}")) {
            return new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0]));
        }
        return new Size(80, 24);
    }

    private static String run(String script) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", script)
                .redirectInput(TTY)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("stty failed with status " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while setting the terminal", e);
        }
        return out;
    }
}
