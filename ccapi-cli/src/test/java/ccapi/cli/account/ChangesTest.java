package ccapi.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.FakeDaemon;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
    @TempDir
    Path folder;

    FakeDaemon daemon;
    String account;

    @BeforeEach
    void start() throws Exception {
        account = Samples.json(Samples.accounts().getFirst());
        daemon = new FakeDaemon(folder)
                .on("POST /accounts", account)
                .on("PATCH /accounts/max-tokyo", account)
                .on("POST /accounts/max-tokyo/enable", account)
                .on("DELETE /accounts/max-tokyo", "")
                .refuse("POST /accounts/gone/enable", 404, "not_found", "there is no account 'gone'", "look again");
    }

    @AfterEach
    void stop() throws Exception {
        daemon.close();
    }

    private Run run() {
        return Run.against(daemon);
    }

    @Test
    void anAccountIsAddedWithItsSecretFromStandardInputAndSaysSoOnStderr() {
        Run.Result result = run().stdin("sk-secret\n")
                .ccapi("account add max-tokyo --type claude-api --secret-file - --priority 10 --model a,b --map x=y");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("account max-tokyo added\n");
        assertThat(daemon.bodyOf("POST /accounts"))
                .isEqualTo("{\"name\":\"max-tokyo\",\"type\":\"claude-api\",\"secret\":\"sk-secret\",\"base_url\":null,"
                        + "\"priority\":10,\"concurrency\":null,\"model_map\":{\"x\":\"y\"},\"models\":[\"a\",\"b\"],"
                        + "\"note\":null,\"source\":null}");
    }

    @Test
    void theAddedAccountIsPrintedWhenAFormatIsAskedFor() {
        Run.Result result = run().stdin("sk-secret")
                .ccapi("account add max-tokyo --type claude-api --secret-file - -o json --columns name,health");

        assertThat(result.out()).isEqualTo("{\n  \"name\": \"max-tokyo\",\n  \"health\": \"healthy\"\n}\n");
    }

    @Test
    void aSecretFileThatOthersMayReadIsWarnedAboutButTaken() throws Exception {
        Path file = Files.writeString(folder.resolve("k"), "sk-secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Run.Result result = run().ccapi("account add max-tokyo --type claude-api --secret-file k");

        assertThat(result.err())
                .startsWith("warning: " + file + " can be read by others")
                .contains("added");
        assertThat(result.code()).isZero();
    }

    @Test
    void withoutATerminalAMissingSecretIsNotAskedFor() {
        Run.Result result = run().ccapi("account add x --type claude-api");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("error: the API key of account x is missing, and there is no terminal to ask on\n"
                        + "  give --secret-file FILE, or --secret-file - to read standard input\n");
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void aCredentialGoesToAServerOfNoProviderOnlyWhenSomebodySaysYes() {
        String add = "account add x --type openai-api --secret-file - --base-url ";
        Run.Result strange = run().stdin("sk-secret").ccapi(add + "https://api.openai.com.example.net/v1");
        assertThat(strange.code()).isEqualTo(9);
        assertThat(strange.err())
                .isEqualTo("error: to send the credential of account x to api.openai.com.example.net somebody must say"
                        + " yes, and there is nobody to ask\n  add --yes\n");
        Run.Result edited = run().ccapi("account edit max-tokyo --base-url https://api.openai.con");
        assertThat(edited.code()).isEqualTo(9);
        assertThat(daemon.calls()).isEmpty();
        for (String known : List.of("https://api.openai.com/v1", "http://127.0.0.1:9", "https://odd.example --yes")) {
            assertThat(run().stdin("sk-secret").ccapi(add + known).code()).isZero();
        }
    }

    @Test
    void anEmptyOrMissingSecretFileIsRefused() throws Exception {
        assertThat(run().stdin(" \n")
                        .ccapi("account add x --type claude-api --secret-file -")
                        .err())
                .contains("the API key of account x is empty");
        assertThat(run().ccapi("account add x --type claude-api --secret-file none")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void editSendsOnlyWhatWasGivenAndAnEmptyValueClears() {
        Run.Result result = run().run(java.util.List.of(
                "account", "edit", "max-tokyo", "--priority", "3", "--note", "", "--model", "", "--map", ""));

        assertThat(result.err()).isEqualTo("account max-tokyo changed\n");
        assertThat(daemon.bodyOf("PATCH /accounts/max-tokyo"))
                .isEqualTo("{\"name\":null,\"priority\":3,\"concurrency\":null,\"base_url\":null,\"model_map\":{},"
                        + "\"models\":[],\"note\":\"\",\"secret\":null}");
        assertThat(run().ccapi("account edit max-tokyo").err())
                .isEqualTo("error: nothing to change was given\n  see 'ccapi account edit --help'\n");
    }

    @Test
    void badValuesAreRefusedBeforeTheDaemonIsAsked() {
        assertThat(run().ccapi("account edit max-tokyo --priority 2000").err())
                .isEqualTo("error: priority 2000 is out of range\n  use 0 to 1000; lower serves first\n");
        assertThat(run().ccapi("account edit max-tokyo --priority many").err())
                .isEqualTo("error: 'many' is no whole number\n  give one for --priority\n");
        assertThat(run().ccapi("account edit max-tokyo --map x").err())
                .isEqualTo("error: --map 'x' is no pair\n  write it as PATTERN=MODEL\n");
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void ofSeveralTheGoodOnesAreDoneAndTheExitCodeSaysSomeFailed() {
        Run.Result result = run().ccapi("account enable max-tokyo gone");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).isEqualTo("account max-tokyo enabled\ngone: there is no account 'gone'\n");
        assertThat(run().ccapi("account enable gone").code()).isEqualTo(3);
    }

    @Test
    void removingNeedsAYes() {
        Run.Result unasked = run().ccapi("account remove max-tokyo");
        assertThat(unasked.code()).isEqualTo(9);
        assertThat(unasked.err())
                .isEqualTo("error: to remove account max-tokyo somebody must say yes, and there is nobody to ask\n"
                        + "  add --yes\n");
        assertThat(daemon.calls()).isEmpty();

        assertThat(run().ccapi("account remove max-tokyo --yes").err()).isEqualTo("account max-tokyo removed\n");
        assertThat(run().ccapi("account remove max-tokyo --yes -q").err()).isEmpty();
    }

    @Test
    void aDryRunAsksNobodyAndDoesNothing() {
        assertThat(run().ccapi("account remove max-tokyo --dry-run").err())
                .isEqualTo("would remove account max-tokyo (dry run, nothing done)\n");
        assertThat(run().ccapi("account enable max-tokyo gone --dry-run").err())
                .isEqualTo("would enable account max-tokyo, gone (dry run, nothing done)\n");
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void verboseTellsEachCall() {
        assertThat(run().ccapi("account enable max-tokyo -v").err())
                .contains(" POST /v1/accounts/max-tokyo/enable: 200, ");
    }
}
