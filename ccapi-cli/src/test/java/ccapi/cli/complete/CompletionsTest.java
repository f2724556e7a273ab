package ccapi.cli.complete;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.FakeDaemon;
import ccapi.cli.testing.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionsTest {
    @TempDir
    Path folder;

    FakeDaemon daemon;

    @BeforeEach
    void start() throws Exception {
        daemon = new FakeDaemon(folder)
                .on("GET /names/accounts", """
                        [{"name":"max-tokyo","about":"claude-oauth"},{"name":"max-osaka","about":"codex"},
                         {"name":"测试账号","about":"codex"}]""")
                .on("GET /names/keys", "[{\"name\":\"ci\",\"about\":\"cck_ab…yz\"}]")
                .on("GET /names/models", "[{\"name\":\"claude-opus-4-8\",\"about\":\"\"}]")
                .on("GET /names/mirror", "[{\"name\":\"1042\",\"about\":\"a@example.com\"}]");
    }

    @AfterEach
    void stop() throws Exception {
        daemon.close();
    }

    private List<String> values(String... words) {
        return complete(words).lines().map(line -> line.split("\t")[0]).toList();
    }

    private String complete(String... words) {
        List<String> all = new ArrayList<>(List.of("__complete", "--"));
        all.addAll(List.of(words));
        Run.Result result = Run.against(daemon).run(all);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return result.out();
    }

    @Test
    void theFirstWordIsANounOrACommandWithAWordAboutIt() {
        assertThat(values("")).contains("account", "key", "status", "help").noneMatch(word -> word.startsWith("__"));
        assertThat(complete("acc")).isEqualTo("account\tUpstream accounts: add, look after, test\n");
    }

    @Test
    void theSecondWordIsAVerbOfTheNoun() {
        assertThat(values("account", "re")).containsExactly("refresh", "remove");
    }

    @Test
    void namesComeFromTheDaemonWithTheirType() {
        assertThat(complete("account", "show", "max-t")).isEqualTo("max-tokyo\tclaude-oauth\n");
        assertThat(values("account", "show", "测")).containsExactly("测试账号");
        assertThat(values("key", "rotate", "")).containsExactly("ci");
        assertThat(values("mirror", "mint", "")).containsExactly("1042");
        assertThat(values("route", "--model", "cl")).containsExactly("claude-opus-4-8");
        assertThat(values("usage", "requests", "--account", "")).contains("max-tokyo");
        assertThat(values("session", "move", "ses_1", "max")).containsExactly("max-tokyo", "max-osaka");
    }

    @Test
    void aNameIsNotOfferedTwiceAndNoneIsOfferedForANewThing() {
        assertThat(values("account", "enable", "max-tokyo", "max")).containsExactly("max-osaka");
        assertThat(values("account", "add", "")).isEmpty();
        assertThat(values("key", "create", "")).isEmpty();
    }

    @Test
    void optionsThatStandAlreadyAreNotOfferedAgain() {
        assertThat(values("account", "list", "--s")).containsExactly("--socket", "--sort");
        assertThat(values("account", "list", "--quiet", "--q")).isEmpty();
        assertThat(complete("key", "create", "x", "--da"))
                .isEqualTo("--daily\tMost US dollars a day; none = no limit.\n");
    }

    @Test
    void valuesOfOptionsAreOfferedInBothForms() {
        assertThat(values("account", "list", "-o", "j")).containsExactly("json", "jsonl");
        assertThat(values("account", "list", "--output=j")).containsExactly("--output=json", "--output=jsonl");
        assertThat(values("account", "list", "--output", "=", "c"))
                .as("as bash breaks it")
                .containsExactly("--output=csv");
        assertThat(values("account", "add", "x", "--type", "claude")).containsExactly("claude-oauth", "claude-api");
        assertThat(values("usage", "summary", "--range", "")).contains("today", "month");
    }

    @Test
    void inACommaListOnlyTheLastPartIsCompleted() {
        assertThat(values("account", "list", "--columns", "name,hea")).containsExactly("name,health");
        assertThat(values("usage", "summary", "--by", "account,d")).containsExactly("account,day");
    }

    @Test
    void filesAreLeftToTheShell() {
        assertThat(values("account", "add", "x", "--secret-file", "")).containsExactly(":files");
        assertThat(values("restore", "")).containsExactly(":files");
    }

    @Test
    void withoutADaemonThereAreNoNamesAndNoWords() throws Exception {
        daemon.close();
        assertThat(complete("account", "show", "")).isEmpty();
        assertThat(values("account", "sh")).containsExactly("show");
    }

    @Test
    void nonsenseIsMetWithSilence() {
        assertThat(complete("nonsense", "x", "")).isEmpty();
        assertThat(complete("account", "nonsense", "")).isEmpty();
        assertThat(complete("account", "list", "--nonsense=")).isEmpty();
        assertThat(complete("account", "list", "too", "many", "")).isEmpty();
    }
}
