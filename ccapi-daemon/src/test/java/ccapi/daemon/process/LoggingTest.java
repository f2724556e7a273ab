package ccapi.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.text.Cells;
import io.helidon.common.buffers.DataReader;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LoggingTest {
    private static final String EVIL = "a\u001b[2J\u009b31m\u202eb\u0000\rc\n2026-11-24T10:00:00Z info Daemon: forged";

    @Proves(value = Promise.P42, measured = "log: one line a record, whatever is in it")
    @Test
    void aRecordIsOneLineWithoutPowerOverTheTerminal() {
        String line = new Logging.Line().format(entry(EVIL, null));
        assertThat(line.lines()).hasSize(1);
        assertThat(Cells.harmless(line)).isEqualTo(line);
    }

    @Test
    void aStackTraceIsIndentedAndHarmless() {
        String text = new Logging.Line().format(entry("failed", new IllegalStateException(EVIL)));
        assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(text.lines()).allMatch(line -> Cells.harmless(line).equals(line));
    }

    @Test
    void whatLooksLikeASecretIsBlottedOut() {
        String text =
                new Logging.Line().format(entry("key sk-ant-api03-abcdef refused", new Exception("Bearer abcdefgh")));
        assertThat(text).contains("key *** refused", "Exception: ***").doesNotContain("abcdef");
    }

    @Test
    void wordsThatOnlyBeginLikeASecretStay() {
        String words = "task-force for risk-based answers of claude-sonnet-5-20250929 in acc_0123456789";
        assertThat(new Logging.Line().format(entry(words, null))).endsWith(words);
    }

    @Test
    void aClientThatHangsUpInItsHeadersIsNoNews() {
        Exception left = new DataReader.InsufficientDataAvailableException();
        assertThat(Logging.tellsOfAClientThatLeft(entry("Internal server error", new Exception(left))))
                .isTrue();
        assertThat(Logging.tellsOfAClientThatLeft(entry("failed", new Exception("a bug"))))
                .isFalse();
    }

    private static LogRecord entry(String text, Throwable thrown) {
        LogRecord entry = new LogRecord(Level.INFO, text);
        entry.setLoggerName("ccapi.daemon.Daemon");
        entry.setThrown(thrown);
        return entry;
    }
}
