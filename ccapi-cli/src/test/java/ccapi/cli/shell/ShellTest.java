package ccapi.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.FakeDaemon;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir
    Path folder;

    FakeDaemon daemon;

    @BeforeEach
    void start() throws Exception {
        daemon = new FakeDaemon(folder).on("GET /accounts", Samples.json(Samples.accounts()));
    }

    @AfterEach
    void stop() throws Exception {
        daemon.close();
    }

    private Run run() {
        return Run.against(daemon);
    }

    @Test
    void aFileOfCommandsRunsUntilOneFails() {
        Run.Result result = run().stdin("""
                # a comment

                account list -o name --limit 1
                ccapi account list -o csv --columns name,priority \\
                    --filter 'name~old'
                account show nobody
                account list -o json
                """).ccapi("shell");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEqualTo("max-tokyo\nname,priority\r\nold-account,90\r\n");
        assertThat(result.err()).contains("error: the test has no answer to GET /accounts/nobody");
    }

    @Test
    void exitEndsIt() {
        Run.Result result = run().stdin("account list -o name --limit 1\nexit\naccount list -o name\n")
                .ccapi("shell");

        assertThat(result.out()).isEqualTo("max-tokyo\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void oneLineRunsWithQuotes() {
        assertThat(run().run(List.of("shell", "-c", "account list -o name --filter \"name~共享\""))
                        .out())
                .isEqualTo("共享账号\n");
        assertThat(run().run(List.of("shell", "-c", "account list -o 'name")).err())
                .isEqualTo("error: a quote is not closed\n");
    }

    @Test
    void whatNeedsTheWholeTerminalIsSentElsewhere() {
        Run.Result result = run().run(List.of("shell", "-c", "tui"));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("error: 'tui' cannot run inside the shell\n  leave with exit, then run it\n");
    }

    @Test
    void linesThatHoldASecretAreForgotten() {
        assertThat(CleanHistory.hasSecret("account add x --token sk-ant-oat01-abcdefgh"))
                .isTrue();
        assertThat(CleanHistory.hasSecret("key show cck_abcdefghijkl")).isTrue();
        assertThat(CleanHistory.hasSecret("x eyJhbGciOiJIUzI1NiJ9.e30")).isTrue();
        assertThat(CleanHistory.hasSecret("account edit max-tokyo --priority 5 --note 'the first'"))
                .isFalse();
    }
}
