package ccapi.cli.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The three streams of one run and what hangs on them. Tests and the shell hand in their own.
///
/// @param in      standard input
/// @param out     data, always UTF-8; flushed when the run ends or a stream of lines moves on
/// @param err     talk
/// @param inTty   whether a person types on `in`; the same for the other two
/// @param columns width of the terminal in cells, 0 when there is none
public record Streams(
        InputStream in, PrintStream out, PrintStream err, boolean inTty, boolean outTty, boolean errTty, int columns) {
    private static final int BUFFER = 32 * 1024;

    /// The streams of this process. Java cannot ask which of them are terminals without native access, so the
    /// launcher tells in `-Dccapi.tty=ioe` and `-Dccapi.columns=N`; `CCAPI_FORCE_TTY=N` pretends a terminal.
    public static Streams ofProcess(Map<String, String> env) {
        String tty = System.getProperty("ccapi.tty", "");
        int forced = number(env.getOrDefault("CCAPI_FORCE_TTY", ""));
        int columns = number(System.getProperty("ccapi.columns", env.getOrDefault("COLUMNS", "")));
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                print(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER)),
                print(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err))),
                tty.contains("i"),
                tty.contains("o") || forced > 0,
                tty.contains("e"),
                forced > 0 ? forced : columns);
    }

    /// Streams that are no terminal, as in a pipe or a test.
    public static Streams plain(InputStream in, OutputStream out, OutputStream err) {
        return new Streams(in, print(out), print(err), false, false, false, 0);
    }

    private static PrintStream print(OutputStream out) {
        return new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    private static int number(String text) {
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
