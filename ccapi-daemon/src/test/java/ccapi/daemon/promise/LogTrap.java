package ccapi.daemon.promise;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Catches every line that anybody logs, down to the finest and before anything is blotted out of it.
final class LogTrap extends Handler {
    private final StringWriter caught = new StringWriter();
    private final SimpleFormatter words = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    /// Listens from now on.
    LogTrap() {
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord line) {
        caught.append(words.formatMessage(line)).append('\n');
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(caught, true));
        }
    }

    synchronized String caught() {
        return caught.toString();
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
