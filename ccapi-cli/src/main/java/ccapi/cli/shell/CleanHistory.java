package ccapi.cli.shell;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/// The history of the shell, without lines that hold what looks like a credential: none belongs on a line, but people
/// paste.
final class CleanHistory extends DefaultHistory {
    // provider keys, our own keys, JWTs, bearer values, long random words
    private static final Pattern SECRET = Pattern.compile(
            "sk-[A-Za-z0-9_-]{8,}|cck_\\S{8,}|eyJ[A-Za-z0-9_-]{8,}|(?i:bearer)\\s+\\S{8,}|rt_\\S{16,}|[A-Za-z0-9_-]{40,}");

    /// Whether a line had better be forgotten.
    static boolean hasSecret(String line) {
        return SECRET.matcher(line).find();
    }

    @Override
    public void add(Instant time, String line) {
        if (!hasSecret(line)) {
            super.add(time, line);
        }
    }
}
