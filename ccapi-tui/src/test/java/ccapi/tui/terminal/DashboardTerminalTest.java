package ccapi.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.tui.widget.Size;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DashboardTerminalTest {
    @Test
    void leavingClearsAScreenThatHasNoSecondOneAndSwitchesEverythingOff() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        DashboardTerminal terminal = new DashboardTerminal(sent, new Size(80, 24), true);
        terminal.enterPrivateMode();
        sent.reset();
        terminal.exitPrivateMode();
        terminal.flush();
        assertThat(sent.toString(StandardCharsets.UTF_8))
                .containsSubsequence("\u001b[2J", "\u001b[?1049l")
                .contains("\u001b[?2004l", "\u001b[?1000l", "\u001b[?1006l", "\u001b[?25h");
    }
}
