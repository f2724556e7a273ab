package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.Program;
import ccapi.cli.testing.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronTest {
    private static final Path SCRIPT =
            Path.of("../.ci/cron-test").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void aScriptWithoutATerminalAddsLimitsReportsBacksUpAndRestores() throws Exception {
        Run.Result result = Program.in(folder).bash(SCRIPT + " " + folder + "/ccapi");

        assertThat(result.code()).as("%s%n%s", result.out(), result.err()).isZero();
        assertThat(result.out()).startsWith("ok ");
    }
}
