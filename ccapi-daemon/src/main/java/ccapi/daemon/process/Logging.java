package ccapi.daemon.process;

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
import java.util.regex.Pattern;

/// The log: one line a record on stderr, for a journal or a file to keep. What looks like a secret is blotted out as a
/// last net; nothing is meant to get that far.
public final class Logging {
    private Logging() {}

    /// Sets up the log of this process.
    public static void setUp() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new Lines(System.err));
        // its start-up banner and notes on every listener say nothing an operator needs
        Logger.getLogger("io.helidon").setLevel(Level.WARNING);
    }

    /// Blots out what looks like a credential.
    public static String blot(String text) {
        return Looks.SECRET.matcher(text).replaceAll("***");
    }

    private static final class Looks {
        // provider keys and tokens, our own keys, bearer values, JWTs, long random words
        static final Pattern SECRET = Pattern.compile(
                "(sk-[A-Za-z0-9_-]{8,}|cck_[A-Za-z0-9]{8,}|(?i:bearer) [^\\s\"]{8,}|eyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9._-]*"
                        + "|rt_[A-Za-z0-9_-]{16,}|[A-Za-z0-9_-]{80,})");
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

    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String logger = String.valueOf(entry.getLoggerName());
            String text = Instant.ofEpochMilli(entry.getMillis()).truncatedTo(ChronoUnit.MILLIS) + " "
                    + entry.getLevel().getName().toLowerCase(Locale.ROOT) + " "
                    + logger.substring(logger.lastIndexOf('.') + 1) + ": " + formatMessage(entry);
            return blot(entry.getThrown() == null ? text : text + "\n" + trace(entry.getThrown()));
        }

        private static String trace(Throwable thrown) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text, true));
            return text.toString().strip();
        }
    }
}
