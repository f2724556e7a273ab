package ccapi.cli.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.FakeDaemon;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.Samples;
import ccapi.shared.apikey.CreatedKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path folder;

    FakeDaemon daemon;

    @BeforeEach
    void start() throws Exception {
        String made = Samples.json(new CreatedKey("key_1", "ci", "cck_the_whole_text", Samples.key("ci")));
        daemon = new FakeDaemon(folder)
                .on("GET /keys", Samples.json(List.of(Samples.key("ci"))))
                .on("GET /keys/ci", Samples.json(Samples.key("ci")))
                .on("POST /keys", made)
                .on("POST /keys/ci/rotate", made)
                .on("PATCH /keys/ci", Samples.json(Samples.key("ci")));
    }

    @AfterEach
    void stop() throws Exception {
        daemon.close();
    }

    private Run.Result ccapi(String line) {
        return Run.against(daemon).ccapi(line);
    }

    @Test
    void theTableShowsUsedAndLimitWithSignsForNoneAndUnknown() {
        assertThat(ccapi("key list").out()).isEqualTo("""
                NAME  KEY            STATUS  CONC   REQ  TOKENS      DAILY       WEEKLY  MONTHLY
                ci    cck_abcd…wxyz  active  2/10  9.1K   30.2M  1.25/5.00  15.30/30.00      ?/∞
                """);
    }

    @Test
    void aNewKeyIsTheOnlyThingOnStdout() {
        Run.Result result = ccapi("key create ci --daily 5 --weekly 30.5 --concurrency 3");

        assertThat(result.out()).isEqualTo("cck_the_whole_text\n");
        assertThat(result.err()).isEqualTo("key ci made; this is the only time its text is shown\n");
        assertThat(daemon.bodyOf("POST /keys"))
                .startsWith("{\"name\":\"ci\",\"concurrency\":3,\"daily\":5,\"weekly\":30.5,\"monthly\":null,");
    }

    @Test
    void asJsonTheWholeKeyIsInKey() {
        assertThat(ccapi("key create ci -o json").out())
                .contains("\"key\": \"cck_the_whole_text\"", "\"name\": \"ci\"");
        assertThat(ccapi("key list -o json").out()).doesNotContain("cck_the_whole_text");
    }

    @Test
    void rotatingNeedsAYes() {
        assertThat(ccapi("key rotate ci").code()).isEqualTo(9);
        assertThat(ccapi("key rotate ci --yes").out()).isEqualTo("cck_the_whole_text\n");
    }

    @Test
    void noneTakesALimitAway() {
        ccapi("key edit ci --daily none --concurrency none --expires none --weekly 7");

        assertThat(daemon.bodyOf("PATCH /keys/ci"))
                .isEqualTo("{\"name\":null,\"concurrency\":null,\"daily\":null,\"weekly\":7,\"monthly\":null,"
                        + "\"models\":null,\"accounts\":null,\"expires_at\":null,\"note\":null,"
                        + "\"no_limits\":[\"concurrency\",\"daily\",\"expires\"]}");
    }

    @Test
    void amountsAndDatesThatAreNoneAreRefused() {
        assertThat(ccapi("key create x --daily much").err())
                .isEqualTo("error: --daily 'much' is no amount\n  give US dollars such as 5 or 12.50, or none\n");
        assertThat(ccapi("key create x --daily 0").code()).isEqualTo(2);
        assertThat(ccapi("key create x --expires soon").err()).contains("--expires 'soon' is no date");
    }

    @Test
    void envRefersToTheKeyOrHoldsItsTextInTheShellsOwnWords() throws Exception {
        daemon.on("GET /status", "{\"listen\":\"127.0.0.1:8787\"}");

        assertThat(ccapi("env --key ci --shell bash").out()).isEqualTo("""
                export ANTHROPIC_BASE_URL='http://127.0.0.1:8787'
                export ANTHROPIC_AUTH_TOKEN="${CCAPI_KEY:?set it to the text of the key}"
                """);
        Run.Result fish = Run.against(daemon).stdin("cck_it's\n").ccapi("env --client sdk --key-file - --shell fish");
        assertThat(fish.out()).isEqualTo("""
                set -gx ANTHROPIC_BASE_URL 'http://127.0.0.1:8787'
                set -gx ANTHROPIC_API_KEY 'cck_it'\\''s'
                set -gx OPENAI_BASE_URL 'http://127.0.0.1:8787/v1'
                set -gx OPENAI_API_KEY 'cck_it'\\''s'
                """);
        assertThat(ccapi("env --client codex --shell zsh").out()).contains("base_url = \"http://127.0.0.1:8787/v1\"");
        assertThat(ccapi("env --client emacs").code()).isEqualTo(2);
    }
}
