package ccapi.daemon.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.Faults;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the minter or the token endpoint does: no partial account, no token stored twice, and the same command
/// again mends it.
@Proves(
        value = Promise.P43,
        measured = "a hang, a drip, 1 GB, an error in a 200, a token twice, another's token: no half account")
class MintFaultsTest {
    private static final String EMAIL = "ann@example.com";

    @TempDir
    Path folder;

    private MirrorFixture pool;

    @BeforeEach
    void start() throws IOException {
        pool = new MirrorFixture(folder);
        pool.minter.account(7, EMAIL, "plus", 1, "正常", 0);
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
    }

    static Stream<Arguments> answersThatAreNone() {
        return Stream.of(
                Arguments.of(
                        "200 with an error", FakeMinter.failed("login \u001b]52;c;eA==\u0007 failed"), "login ?]52;c"),
                Arguments.of("500 with an error", Canned.json(500, "{\"ok\":false,\"error\":\"boom\"}"), "boom"),
                Arguments.of("HTML", Canned.body(200, "text/html", "<!doctype html><p>hi"), "HTML instead of JSON"),
                Arguments.of("nothing", Canned.json(200, ""), "nothing instead of JSON"),
                Arguments.of("a word", Canned.json(200, "\"ok\""), "something else instead of JSON"),
                Arguments.of("JSON and more", Canned.json(200, "{\"ok\":true} {}"), "instead of JSON"),
                Arguments.of("ok twice", Canned.json(200, "{\"ok\":false,\"ok\":true}"), "instead of JSON"),
                Arguments.of(
                        "ok as text", Canned.json(200, "{\"ok\":\"true\",\"refresh_token\":\"rt\"}"), "without saying"),
                Arguments.of("no token", Canned.json(200, "{\"ok\":true,\"email\":\"" + EMAIL + "\"}"), "no token"),
                Arguments.of("a token with spaces", FakeMinter.minted(EMAIL, "a b\\r\\nc", "acct"), "no token"),
                Arguments.of("a reset", Faults.reset(), "broke"),
                Arguments.of(
                        "an early end",
                        Faults.thenFin("HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"ok\":"),
                        "broke"),
                Arguments.of(
                        "1 GB", Faults.hugeBody("application/json", "{\"ok\":true,\"pad\":\"", 1L << 30), "more than"),
                Arguments.of("endless headers", Faults.endlessHeaders(), "broke"),
                Arguments.of("another's e-mail", FakeMinter.minted("eve@example.com", "rt-eve", "acct-eve"), "eve@"),
                Arguments.of(
                        "a token that no one knows",
                        FakeMinter.minted(EMAIL, "rt-unknown", "acct-x"),
                        "does not work"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatAreNone")
    void aMintThatFailsLeavesNothingAndIsMendedByTheNext(String name, Answer answer, String said) {
        pool.minter.nextMint(answer);
        MintResult failed = pool.mint("7");
        assertThat(failed.ok()).isFalse();
        assertThat(failed.action()).isEqualTo("failed");
        assertThat(failed.ccapiAccountName()).isNull();
        assertThat(failed.error()).contains(said).doesNotContain("\u001b", "\u0007");
        assertThat(pool.accounts()).isEmpty();
        assertThat(pool.waiting()).isZero();
        assertThat(pool.mint("7").action()).isEqualTo("added");
        assertStoredOnce("mirror-7-1");
    }

    @Test
    void anAnswerThatIsLostAfterTheMintLosesNothing() {
        pool.minter.loseMintAnswers(1);
        MintResult lost = pool.mint("7");
        assertThat(lost.error()).contains("broke", "mint again");
        assertThat(pool.accounts()).isEmpty();
        assertThat(pool.mint("7").action()).isEqualTo("added");
        assertThat(pool.minter.minted()).containsExactly("7", "7");
        assertStoredOnce("mirror-7-2");
    }

    @Test
    void aMinterThatHangsOrDripsIsLeftAfterTheTimeout() {
        pool.settings(MirrorFixture.TOKEN, Duration.ofMillis(400), "codex-{user}");
        pool.minter.nextMint(
                Faults.hang(),
                Faults.thenDrip(
                        "HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n", " ".repeat(5000), Duration.ofMillis(20)));
        for (int i = 0; i < 2; i++) {
            assertThat(pool.mint("7").error()).contains("no answer within");
            assertThat(pool.accounts()).isEmpty();
        }
        assertThat(pool.mint("7").action()).isEqualTo("added");
        assertStoredOnce("mirror-7-1");
    }

    @Test
    void theSameTokenAgainIsNeverSentAgain() {
        pool.mint("7");
        String first =
                pool.oauth.requests().getFirst().json().path("refresh_token").asText();
        pool.minter.nextMint(
                FakeMinter.minted(EMAIL, first, "acct-mirror-7"),
                FakeMinter.minted(EMAIL, pool.storedToken("codex-ann"), "acct-mirror-7"));
        for (int i = 0; i < 2; i++) {
            MintResult again = pool.mint("7");
            assertThat(again.action()).isEqualTo("unchanged");
            assertThat(again.ccapiAccountName()).isEqualTo("codex-ann");
        }
        assertThat(pool.oauth.refreshes()).isOne();
        assertThat(pool.oauth.reuses()).isZero();
        assertStoredOnce("mirror-7-1");
    }

    @Test
    void aTokenOfAnotherChatGptAccountThanSaidIsDropped() {
        pool.minter.nextMint(FakeMinter.minted(EMAIL, pool.oauth.login("eve"), "acct-mirror-7"));
        assertThat(pool.mint("7").error()).contains("not of the ChatGPT account");
        assertThat(pool.accounts()).isEmpty();
        assertThat(pool.waiting()).isZero();
        assertThat(pool.mint("7").action()).isEqualTo("added");
        assertStoredOnce("mirror-7-1");
    }

    @Test
    void anAccountNeverTakesTheLoginOfAnother() {
        pool.mint("7");
        pool.minter.nextMint(FakeMinter.minted(EMAIL, pool.oauth.login("eve"), "acct-eve"));
        assertThat(pool.mint("7").error()).contains("another ChatGPT account than 'codex-ann'", "remove 'codex-ann'");
        assertThat(pool.names()).containsExactly("codex-ann");
        assertStoredOnce("mirror-7-1");
    }

    @Test
    void aNewIdOfTheMirrorForAKnownChatGptAccountRenewsIt() {
        pool.mint("7");
        pool.minter.account("new-7", "ann+new@example.com", "plus", 1, "", 0);
        pool.minter.nextMint(
                FakeMinter.minted("ann+new@example.com", pool.oauth.login("chain", "mirror-7"), "acct-mirror-7"));
        MintResult renewed = pool.mint("new-7");
        assertThat(renewed.action()).isEqualTo("renewed");
        assertThat(renewed.ccapiAccountName()).isEqualTo("codex-ann");
        assertThat(pool.accounts().getFirst().source()).isEqualTo("mirror:new-7");
        // the old entry is still known by its ChatGPT account
        assertThat(pool.listed("7").ccapiAccount()).isEqualTo("codex-ann");
        assertStoredOnce("chain");
    }

    @Test
    void aTokenThatCannotBeTriedNowIsKeptAcrossARestartAndNotMintedAgain() {
        pool.oauth.next(Canned.json(503, "{\"error\":{\"message\":\"later\"}}"));
        MintResult kept = pool.mint("7");
        assertThat(kept.ok()).isFalse();
        assertThat(kept.error()).contains("503", "it is kept");
        assertThat(pool.accounts()).isEmpty();
        assertThat(pool.waiting()).isOne();
        pool.restart();
        assertThat(pool.mint("7").action()).isEqualTo("added");
        assertThat(pool.minter.minted()).containsExactly("7");
        assertStoredOnce("mirror-7-1");
    }

    @Test
    void aTrialWhoseAnswerIsLostIsMendedByANewMint() {
        pool.oauth.loseAnswers(1);
        assertThat(pool.mint("7").error()).contains("it is kept");
        assertThat(pool.accounts()).isEmpty();
        assertThat(pool.mint("7").action()).isEqualTo("added");
        assertThat(pool.minter.minted()).containsExactly("7", "7");
        assertStoredOnce("mirror-7-2");
    }

    @Test
    void aRenewalThatFailsLeavesTheLoginThatWorks() {
        pool.mint("7");
        pool.oauth.next(FakeOAuth.openAiRefusal("refresh_token_invalidated"));
        assertThat(pool.mint("7").error()).contains("does not work");
        assertThat(pool.accounts().getFirst().needsLogin()).isFalse();
        assertStoredOnce("mirror-7-1");
    }

    @Test
    void aListThatIsNoneIsRefusedInWords() {
        for (Answer answer : List.of(
                Canned.json(200, "{\"accounts\":{}}"),
                Canned.json(500, "{\"error\":\"database is locked\"}"),
                Canned.body(200, "text/html", "<p>"),
                Faults.hugeBody("application/json", "[\"", 1L << 30),
                Faults.reset())) {
            pool.minter.nextAccounts(answer);
            assertThatThrownBy(() -> pool.admin.mirror().list()).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.problem().code()).isEqualTo(ProblemCode.MIRROR_DOWN);
                assertThat(refusal.problem().hint()).isNotEmpty();
            });
        }
        assertThat(pool.admin.mirror().list()).hasSize(1);
    }

    private void assertStoredOnce(String login) {
        assertThat(pool.names()).containsExactly("codex-ann");
        assertThat(pool.storedToken("codex-ann"))
                .isEqualTo(pool.oauth.tokens(login).refresh());
        assertThat(pool.waiting()).isZero();
    }
}
