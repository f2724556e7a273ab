package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.FakeDaemon;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private Run run() {
        return Run.in(folder);
    }

    private void refused(String line, String message, String hint) {
        Run.Result result = run().ccapi(line);
        assertThat(result.err()).isEqualTo("error: " + message + "\n  " + hint + "\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aMistypedNounIsRefusedWithTheNearestOne() {
        refused("acount list", "there is no command 'ccapi acount'", "did you mean 'account'? see 'ccapi --help'");
    }

    @Test
    void anUnknownCommandIsAlsoToldWhenItsHelpWasAskedFor() {
        for (String line : List.of("acount --help", "help acount", "man acount")) {
            refused(line, "there is no command 'ccapi acount'", "did you mean 'account'? see 'ccapi --help'");
        }
    }

    @Test
    void anOptionBeforeTheCommandIsToldItsPlace() {
        refused(
                "--timeout 5s status",
                "'ccapi' has no option --timeout",
                "options stand behind the command; see 'ccapi --help'");
    }

    @Test
    void aMistypedVerbIsRefusedWithTheNearestOne() {
        refused(
                "account lst",
                "there is no command 'ccapi account lst'",
                "did you mean 'list'? see 'ccapi account --help'");
    }

    @Test
    void aMistypedOptionIsRefusedWithTheNearestOne() {
        refused(
                "account list --flter x",
                "'ccapi account list' has no option --flter",
                "did you mean '--filter'? see 'ccapi account list --help'");
    }

    @Test
    void aWordTooManyIsRefused() {
        refused(
                "account list x",
                "'ccapi account list' takes no further word, but got 'x'",
                "see 'ccapi account list --help'");
    }

    @Test
    void whatIsMissingIsNamed() {
        refused("account add x", "'ccapi account add' needs --type TYPE", "see 'ccapi account add --help'");
        refused("key show", "'ccapi key show' needs NAME", "see 'ccapi key show --help'");
        refused(
                "account",
                "'ccapi account' needs a command",
                "one of list, show, add, import, edit, enable, disable, drain, undrain, test, refresh, clear, remove");
    }

    @Test
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
        for (String line : new String[] {
            "account add x --type codex --token sk-very-secret",
            "account add x --secret=sk-very-secret",
            "key create x --api-key sk-very-secret"
        }) {
            Run.Result result = run().ccapi(line);

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("process lists", "--secret-file").doesNotContain("very-secret");
        }
    }

    @Test
    void withoutADaemonTheExitCodeIsSixAndTheWordsSayWhatToDo() {
        Run.Result result = run().ccapi("account list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .isEqualTo("error: no daemon at " + folder + "/run/admin.sock\n"
                        + "  start it with 'ccapi daemon start', or set CCAPI_HOME or CCAPI_SOCKET to where it runs\n");
    }

    @Test
    void errorsAreJsonWhenJsonWasAskedFor() {
        for (String asked : new String[] {"-o json", "-ojson", "--output=json", "--output json", "-o=json"}) {
            Run.Result result = run().ccapi("account list " + asked);

            assertThat(result.err()).startsWith("{\"error\":{\"code\":\"unreachable\",\"message\":\"no daemon at");
            assertThat(result.out()).isEmpty();
            assertThat(result.code()).isEqualTo(6);
        }
    }

    @Test
    void whatTheDaemonRefusesIsPassedOnWithItsExitCode() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(folder)) {
            daemon.refuse("GET /accounts/x", 404, "not_found", "there is no account 'x'", "see 'ccapi account list'");
            Run.Result result = Run.against(daemon).ccapi("account show x");

            assertThat(result.err()).isEqualTo("error: there is no account 'x'\n  see 'ccapi account list'\n");
            assertThat(result.code()).isEqualTo(3);
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsABugNotACrash() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(folder)) {
            daemon.on("GET /accounts", "<html>");
            Run.Result result = Run.against(daemon).ccapi("account list");

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).startsWith("error: ").doesNotContain("\tat ");
        }
    }

    @Test
    void shortFormsOfVerbsWork() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(folder)) {
            daemon.on("GET /accounts", Samples.json(Samples.accounts()));

            assertThat(Run.against(daemon).ccapi("account ls -o name").out()).startsWith("max-tokyo\n");
        }
    }

    @Test
    void helpAsksNobodyAndGoesToStdout() {
        for (String line : new String[] {"--help", "-h", "", "account --help", "help", "help account add"}) {
            Run.Result result = run().ccapi(line);
            assertThat(result.code()).as(line).isZero();
            assertThat(result.out()).as(line).contains("Usage\n  ccapi");
            assertThat(result.err()).as(line).isEmpty();
        }
    }

    @Test
    void versionIsOneLine() {
        assertThat(run().ccapi("--version").out()).startsWith("ccapi ").endsWith("\n");
    }

    @Test
    void unknownValuesOfOptionsSayWhichThereAre() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(folder)) {
            daemon.on("GET /accounts", "[]");
            assertThat(Run.against(daemon).ccapi("account list -o xml").err())
                    .isEqualTo("error: -o 'xml' is unknown\n"
                            + "  use one of table, wide, json, jsonl, csv, yaml, name\n");
            assertThat(Run.against(daemon).ccapi("account list --color blue").err())
                    .isEqualTo("error: --color 'blue' is unknown\n  use auto, always or never\n");
            assertThat(Run.against(daemon).ccapi("account list --timeout 5x").err())
                    .isEqualTo("error: '5x' is no length of time\n  write it as 500ms, 10s, 5m, 2h or 7d\n");
        }
    }
}
