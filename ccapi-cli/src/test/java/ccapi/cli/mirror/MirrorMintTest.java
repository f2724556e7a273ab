package ccapi.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.Run;
import ccapi.daemon.TestDaemon;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MirrorMintTest {
    FakeOAuth oauth;
    FakeMinter minter;
    TestDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        oauth = FakeOAuth.start();
        minter = FakeMinter.start("minter-token", oauth);
        daemon = TestDaemon.start("""
                upstreams:
                  codex: {base_url: "http://127.0.0.1:1", token_url: "%s"}
                mirror_pool: {enabled: true, endpoint: "%s", token: minter-token}
                """.formatted(oauth.codexUrl(), minter.url()));
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
        minter.close();
        oauth.close();
    }

    private Run.Result ccapi(String line) {
        return Run.in(daemon.folder()).ccapi(line);
    }

    private void accounts(int count) {
        for (int i = 1; i <= count; i++) {
            minter.account(i, "user" + i + "@example.com", "plus", 1, "正常", "2026-11-24T09:00:00Z");
        }
    }

    @Test
    void fiftyAccountsWithThreeFailuresEndWithFortySevenAndASecondRunMintsOnlyTheThree() {
        accounts(50);
        minter.nextMint(failure("no quota"), failure("no quota"), failure("no quota"));

        Run.Result first = ccapi("mirror mint --all --not-in-ccapi -q");

        assertThat(first.code()).isEqualTo(8);
        assertThat(first.out()).isEmpty();
        assertThat(first.err()).startsWith("minted 47 of 50, 3 failed, in ").hasLineCount(1);
        assertThat(ccapi("account list -o name").out()).hasLineCount(47);

        Run.Result second = ccapi("mirror mint --all --not-in-ccapi -q");

        assertThat(second.code()).isZero();
        assertThat(second.err()).as("silent when all went well").isEmpty();
        assertThat(ccapi("account list -o name").out()).hasLineCount(50);
        assertThat(ccapi("mirror mint --all --not-in-ccapi").err()).isEqualTo("Nothing to mint.\n");
    }

    private static Canned failure(String why) {
        return Canned.json(200, "{\"ok\":false,\"error\":\"" + why + "\"}");
    }

    @Test
    void whatIsMintedIsToldLineByLine() {
        accounts(2);
        minter.account(9, "x@example.com", "free", 1, "降智", "2026-11-24T09:00:00Z");

        Run.Result result = ccapi("mirror mint 1 user2@example.com 77");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().limit(2))
                .containsExactly("added user1@example.com → codex-user1", "added user2@example.com → codex-user2");
        assertThat(result.err()).contains("failed 77 : ", "minted 2 of 3, 1 failed, in ");
    }

    @Test
    void theOptionsPickWhatIsMinted() {
        accounts(3);
        minter.account(8, "team@example.com", "team", 1, "正常", "2026-11-24T09:00:00Z")
                .account(9, "slow@example.com", "plus", 1, "降智", "2026-11-24T09:00:00Z")
                .account(10, "gone@example.com", "plus", 2, "正常", "2026-11-24T09:00:00Z");

        assertThat(ccapi("mirror list --plan plus --iq normal --status ok -o name")
                        .out())
                .isEqualTo("1\n2\n3\n");
        assertThat(ccapi("mirror list --iq 降智 -o name").out()).isEqualTo("9\n");
        assertThat(ccapi("mirror list --text TEAM -o name").out()).isEqualTo("8\n");
        assertThat(ccapi("mirror mint --all --plan plus --iq normal --status ok --limit 2 -o name")
                        .out())
                .isEqualTo("codex-user1\ncodex-user2\n");
        assertThat(ccapi("mirror list --not-in-ccapi -o name").out()).isEqualTo("3\n8\n9\n10\n");
        assertThat(ccapi("mirror list").err()).isEqualTo("6 / 6 shown\n");
        assertThat(ccapi("mirror list --in-ccapi").err()).isEqualTo("2 / 6 shown\n");
    }

    @Test
    void labelsAreChineseInAChineseLocale() {
        minter.account(9, "slow@example.com", "plus", 1, "降智", "2026-11-24T09:00:00Z");
        ccapi("mirror mint 9");

        assertThat(Run.in(daemon.folder())
                        .env("LANG", "zh_CN.UTF-8")
                        .ccapi("mirror list --no-header")
                        .out())
                .contains("降智", "已添加");
        assertThat(ccapi("mirror list --no-header").out())
                .contains("degraded", "added")
                .doesNotContain("降智");
    }

    @Test
    void aDryRunMintsNothing() {
        accounts(1);
        Run.Result result = ccapi("mirror mint --all --dry-run");

        assertThat(result.err()).startsWith("would add user1@example.com → codex-user1\nwould mint 1 of 1");
        assertThat(ccapi("account list -o name").out()).isEmpty();
    }

    @Test
    void twoMintsAtTheSameTimeDoNotHappen() throws IOException {
        accounts(1);
        try (MintLock _ = MintLock.take(daemon.folder())) {
            Run.Result result = ccapi("mirror mint --all");

            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err()).startsWith("error: another mint runs");
        }
        assertThat(ccapi("mirror mint --all").code()).isZero();
    }

    @Test
    void eachStateOfTheMinterHasItsExitCode() throws IOException {
        assertThat(ccapi("mirror status -q").code()).isZero();
        minter.close();
        Run.Result down = ccapi("mirror status");
        assertThat(down.code()).isEqualTo(12);
        assertThat(down.out()).contains("unreachable", "hint ");
        assertThat(ccapi("mirror mint --all -q").code()).isEqualTo(12);
        java.nio.file.Files.writeString(daemon.home().configFile(), "listen: 127.0.0.1:0\n");
        assertThat(ccapi("daemon reload -q").code()).isZero();
        assertThat(ccapi("mirror status").code()).isEqualTo(11);
        Run.Result off = ccapi("mirror mint --all");
        assertThat(off.code()).isEqualTo(11);
        assertThat(off.err()).contains("mirror_pool.enabled: true");
    }

    @Test
    void nothingToChooseFromIsRefused() {
        assertThat(ccapi("mirror mint").err())
                .isEqualTo("error: what shall be minted?\n  name ids or e-mails, or give --all or --renew-expired\n");
        assertThat(ccapi("mirror mint 1 --all").code()).isEqualTo(2);
        assertThat(ccapi("mirror list --in-ccapi --not-in-ccapi").code()).isEqualTo(2);
    }
}
