package ccapi.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.FakeDaemon;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.Samples;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.text.Cells;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
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

    @Test
    void inAPipeATableHasAllItsColumnsExactTimesAndNoTab() {
        Run.Result result = Run.against(daemon).ccapi("account list");

        assertThat(result.out()).isEqualTo("""
                NAME         TYPE          PRI  CONC  HEALTH    UNTIL                  REQ  TOKENS        COST          5H  7D                  USED
                max-tokyo    claude-oauth   10   1/5  healthy   --                    4.2K   21.3M    US$59.95   35% 1h12m  --  2026-11-24T11:57:00Z
                共享账号     codex          30   1/5  limited   2026-11-24T13:12:00Z  4.2K   21.3M  US$74.41+?  100% 1h12m  --  2026-11-24T11:57:00Z
                old-account  claude-api     90  1/--  disabled  --                    4.2K   21.3M     US$0.00          --  --                    --
                """);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void onATerminalTimesAreRelativeAndHealthIsColoured() {
        Run.Result result = Run.against(daemon).tty(200).ccapi("account list --columns name,health,last_used");

        assertThat(result.out()).isEqualTo("""
                NAME         HEALTH    USED
                max-tokyo    \u001b[32mhealthy\u001b[0m     3m
                共享账号     \u001b[33mlimited\u001b[0m     3m
                old-account  \u001b[2mdisabled\u001b[0m    --
                """);
    }

    @Test
    void noColorAndColorNeverLeaveTheWordsAlone() {
        assertThat(Run.against(daemon)
                        .tty(200)
                        .env("NO_COLOR", "1")
                        .ccapi("account list")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Run.against(daemon)
                        .tty(200)
                        .ccapi("account list --color never")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Run.against(daemon)
                        .tty(200)
                        .env("TERM", "dumb")
                        .ccapi("account list")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Run.against(daemon).ccapi("account list --color always").out())
                .contains("\u001b[32mhealthy");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 140})
    void noLineIsWiderThanTheTerminal(int columns) {
        Run.Result result = Run.against(daemon).tty(columns).ccapi("account list --color never");

        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(columns));
        assertThat(result.out()).contains("NAME", "HEALTH", "COST");
    }

    @Test
    void noTruncShowsEverythingOnANarrowTerminal() {
        assertThat(Run.against(daemon).tty(40).ccapi("account list --no-trunc").out())
                .contains("USED", "TOKENS", "claude-oauth");
    }

    @Test
    void wideShowsEveryColumn() {
        assertThat(Run.against(daemon).ccapi("account list -o wide").out())
                .startsWith("NAME")
                .contains("REASON", "MODEL MAP", "5h window full", "acc_10");
    }

    @Test
    void namesAloneAreOneALine() {
        assertThat(Run.against(daemon).ccapi("account list -o name").out()).isEqualTo("max-tokyo\n共享账号\nold-account\n");
    }

    @Test
    void csvHasRawValuesAndCrLf() {
        assertThat(Run.against(daemon)
                        .ccapi("account list -o csv --columns name,cost,5h,last_used,models")
                        .out())
                .isEqualTo("name,cost,5h,last_used,models\r\n"
                        + "max-tokyo,59.95,35.4,2026-11-24T11:57:00Z,\r\n"
                        + "共享账号,74.412345678,100.0,2026-11-24T11:57:00Z,\r\n"
                        + "old-account,0,,,\r\n");
    }

    @Test
    void jsonKeepsEveryDigitAndAddsNothing() {
        Run.Result result = Run.against(daemon).ccapi("account list -o json --columns name,today_cost_usd,windows");

        assertThat(result.out()).startsWith("""
                [
                  {
                    "name": "max-tokyo",
                    "today_cost_usd": 59.95,
                    "windows": [
                      {
                        "name": "5h",
                        "used_percent": 35.4,
                """).contains("\"today_cost_usd\": 74.412345678");
    }

    @Test
    void jsonlIsOneObjectALine() {
        assertThat(Run.against(daemon)
                        .ccapi("account list -o jsonl --columns name,priority")
                        .out())
                .isEqualTo("""
                        {"name":"max-tokyo","priority":10}
                        {"name":"共享账号","priority":30}
                        {"name":"old-account","priority":90}
                        """);
    }

    @Test
    void yamlQuotesWhatCouldBeMistaken() {
        assertThat(Run.against(daemon)
                        .ccapi("account list -o yaml --columns name,enabled,last_used,models --limit 1")
                        .out())
                .isEqualTo("""
                        - name: max-tokyo
                          enabled: true
                          last_used: "2026-11-24T11:57:00Z"
                          models: []
                        """);
    }

    @Test
    void sortingAndFilteringGoByExactValues() {
        assertThat(Run.against(daemon)
                        .ccapi("account list -o name --sort cost:desc")
                        .out())
                .isEqualTo("共享账号\nmax-tokyo\nold-account\n");
        assertThat(Run.against(daemon)
                        .ccapi("account list -o name --filter cost>50 --filter 5h<100")
                        .out())
                .isEqualTo("max-tokyo\n");
        assertThat(Run.against(daemon)
                        .ccapi("account list -o name --filter !enabled")
                        .out())
                .isEqualTo("old-account\n");
        assertThat(Run.against(daemon)
                        .ccapi("account list -o name --filter health!=healthy --sort name")
                        .out())
                .isEqualTo("old-account\n共享账号\n");
        assertThat(Run.against(daemon)
                        .ccapi("account list -o name --sort last_used:desc,priority:desc")
                        .out())
                .as("nothing comes last")
                .isEqualTo("共享账号\nmax-tokyo\nold-account\n");
    }

    @Test
    void anUnknownColumnIsRefusedWithTheKnownOnes() {
        Run.Result result = Run.against(daemon).ccapi("account list --columns nme");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("error: --columns: there is no column 'nme'\n  use name, type, priority, concurrency,");
    }

    @Test
    void anEmptyListSaysHowToBegin() throws Exception {
        try (FakeDaemon empty = new FakeDaemon(java.nio.file.Files.createDirectory(folder.resolve("e")))) {
            empty.on("GET /accounts", "[]");
            Run.Result result = Run.against(empty).ccapi("account list");

            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .isEqualTo("No accounts yet. Add one: ccapi account add NAME --type claude-oauth\n");
            assertThat(result.code()).isZero();
            assertThat(Run.against(empty).ccapi("account list -o json").out()).isEqualTo("[]\n");
        }
    }

    @Proves(Promise.P42)
    @Test
    void whatCouldSteerATerminalIsMadeHarmless() throws Exception {
        try (FakeDaemon hostile = new FakeDaemon(java.nio.file.Files.createDirectory(folder.resolve("h")))) {
            hostile.on("GET /accounts", "[{\"name\":\"a\\u001b[2Jb\",\"health\":\"healthy\\u202e\"}]");

            assertThat(Run.against(hostile).ccapi("account list").out()).doesNotContain("\u001b", "\u202e");
            assertThat(Run.against(hostile).ccapi("account list -o name").out()).isEqualTo("a?[2Jb\n");
            for (String format : List.of("csv", "yaml", "json", "jsonl")) {
                assertThat(Run.against(hostile)
                                .ccapi("account list -o " + format)
                                .out())
                        .as(format)
                        .contains("[2Jb")
                        .doesNotContain("\u001b", "\u202e");
            }
        }
    }
}
