package ccapi.daemon.process;

import ccapi.daemon.secret.Blot;
import ccapi.shared.text.Cells;
import io.helidon.common.buffers.DataReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// The log: one line a record on stderr, for a journal or a file to keep. What looks like a secret is blotted out, and
/// what could steer a terminal or feign another line is made harmless.
public final class Logging {
    private Logging() {}

    /// Sets up the log of this process.
    public static void setUp() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        Handler lines = new Lines(System.err);
        lines.setFilter(entry -> !tellsOfAClientThatLeft(entry));
        root.addHandler(lines);
        // its start-up banner and notes on every listener say nothing an operator needs
        Logger.getLogger("io.helidon").setLevel(Level.WARNING);
    }

    // the server takes a client that hangs up in its headers, as port scanners do, for an error of its own
    static boolean tellsOfAClientThatLeft(LogRecord entry) {
        for (Throwable thrown = entry.getThrown(); thrown != null; thrown = thrown.getCause()) {
            if (thrown instanceof DataReader.InsufficientDataAvailableException) {
                return true;
            }
        }
        return false;
    }

    private static final class Lines extends Handler {
        private final PrintStream out;

        Lines(PrintStream out) {
            this.out = out;
            setFormatter(new Line());
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                out.println(getFormatter().format(entry));
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }

    /// How a record looks.
    static final class Line extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String logger = String.valueOf(entry.getLoggerName());
            String text = Instant.ofEpochMilli(entry.getMillis()).truncatedTo(ChronoUnit.MILLIS) + " "
                    + entry.getLevel().getName().toLowerCase(Locale.ROOT) + " "
                    + logger.substring(logger.lastIndexOf('.') + 1) + ": " + formatMessage(entry);
            String line = Cells.harmless(Blot.out(text));
            return entry.getThrown() == null ? line : line + "\n" + trace(entry.getThrown());
        }

        // further lines are indented, so that none of them can be taken for one of the log
        private static String trace(Throwable thrown) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text, true));
            return Blot.out(text.toString())
                    .lines()
                    .map(line -> "    " + Cells.harmless(line.strip()))
                    .collect(Collectors.joining("\n"));
        }
    }
}
