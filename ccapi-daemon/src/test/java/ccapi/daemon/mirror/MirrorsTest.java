package ccapi.daemon.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.account.KnownLogin;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.Gate;
import ccapi.shared.mirror.MintOnly;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.mirror.MirrorStatus;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.AuditEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsTest {
    @TempDir
    Path folder;

    private MirrorFixture pool;

    @BeforeEach
    void start() throws IOException {
        pool = new MirrorFixture(folder);
        pool.minter.account(7, "ann@example.com", "plus", 1, "正常", "2026-11-24T09:00:00Z");
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
    }

    @Test
    void theBannerSaysReachable() {
        MirrorStatus status = pool.admin.mirror().status();
        assertThat(status.state()).isEqualTo("reachable");
        assertThat(status.error()).isNull();
        assertThat(status.hint()).isEmpty();
        assertThat(status.endpoint()).isEqualTo(pool.minter.url());
        assertThat(status.latencyMs()).isNotNull().isNotNegative();
    }

    @Test
    void theBannerSaysDisabledAndWhatToSetUntilTheConfigSaysOtherwise() {
        pool.switchOff();
        MirrorStatus status = pool.admin.mirror().status();
        assertThat(status.state()).isEqualTo("disabled");
        assertThat(status.hint()).contains("enabled: true", "endpoint", "token", "config.yaml", "SIGHUP");
        assertRefused(ProblemCode.MIRROR_OFF, () -> pool.admin.mirror().list());
        assertRefused(ProblemCode.MIRROR_OFF, () -> pool.mint("7"));
        pool.settings(MirrorFixture.TOKEN, Duration.ofSeconds(10), "codex-{user}");
        assertThat(pool.admin.mirror().status().state()).isEqualTo("reachable");
    }

    @Test
    void theBannerSaysUnreachableWhenThePlugIsPulled() throws IOException {
        pool.minter.close();
        MirrorStatus status = pool.admin.mirror().status();
        assertThat(status.state()).isEqualTo("unreachable");
        assertThat(status.error()).isEqualTo("connection refused");
        assertThat(status.hint()).contains("SSH tunnel", "minter server");
        assertThat(status.latencyMs()).isNull();
        assertRefused(ProblemCode.MIRROR_DOWN, () -> pool.admin.mirror().list());
        assertRefused(ProblemCode.MIRROR_DOWN, () -> pool.mint("7"));
    }

    @Test
    void theBannerSaysWhatElseIsWrong() {
        pool.minter.nextHealth(
                Canned.body(200, "text/html", "<html><body>hello</body></html>"),
                Canned.json(200, "{\"ok\":false,\"error\":\"no browser\\u001b[2J for " + MirrorFixture.TOKEN + "\"}"),
                Canned.json(500, "{}"),
                Canned.json(302, "").withHeader("location", "http://127.0.0.1:1/"));
        assertThat(unreachable()).isEqualTo("answered 200 with HTML instead of JSON");
        assertThat(unreachable()).isEqualTo("it is not well: no browser?[2J for ***");
        assertThat(unreachable()).isEqualTo("it is not well: the minter answered 500 without a reason");
        assertThat(unreachable()).isEqualTo("answered 302, a redirect, which is not followed");
        pool.settings("wrong", Duration.ofSeconds(10), "codex-{user}");
        assertThat(unreachable()).isEqualTo("the minter refused our token (401)");
        assertThat(pool.admin.mirror().status().hint()).contains("mirror_pool.token");
    }

    private String unreachable() {
        MirrorStatus status = pool.admin.mirror().status();
        assertThat(status.state()).isEqualTo("unreachable");
        return String.valueOf(status.error());
    }

    @Test
    void aMintedTokenBecomesAnAccountAfterOneRefresh() {
        MintResult result = pool.mint("7");
        assertThat(result).isEqualTo(new MintResult("7", "ann@example.com", true, "codex-ann", "added", null));
        assertThat(pool.accounts())
                .containsExactly(new KnownLogin(
                        "codex-ann", "mirror:7", "acct-mirror-7", "user-mirror-7", "mirror-7@example.com", false));
        assertThat(pool.oauth.refreshes()).isOne();
        assertThat(pool.storedToken("codex-ann"))
                .isEqualTo(pool.oauth.tokens("mirror-7-1").refresh());
        assertThat(pool.waiting()).isZero();
        assertThat(pool.changes).contains("accounts", "mirror");
        AuditEntry entry = pool.admin.status().audit(10).getFirst();
        assertThat(entry.verb()).isEqualTo("mirror.mint");
        assertThat(entry.target()).isEqualTo("codex-ann");
        assertThat(entry.after()).contains("\"action\":\"added\"", "ann@example.com");
    }

    @Test
    void theListIsMatchedWithOurAccounts() {
        pool.minter.withBareList().account("t-8", "bob@example.com", "team", 3, "降智", 1_763_976_600);
        pool.mint("ANN@example.com");
        assertThat(pool.admin.mirror().list())
                .containsExactly(
                        new MirrorAccount(
                                "7",
                                "ann@example.com",
                                "plus",
                                1,
                                "正常",
                                Instant.parse("2026-11-24T09:00:00Z"),
                                true,
                                "codex-ann",
                                false),
                        new MirrorAccount(
                                "t-8",
                                "bob@example.com",
                                "team",
                                3,
                                "降智",
                                Instant.ofEpochSecond(1_763_976_600),
                                false,
                                null,
                                false));
    }

    @Test
    void mintingAgainRenewsTheSameAccount() {
        pool.mint("7");
        MintResult again = pool.mint("7");
        assertThat(again.action()).isEqualTo("renewed");
        assertThat(pool.names()).containsExactly("codex-ann");
        assertThat(pool.storedToken("codex-ann"))
                .isEqualTo(pool.oauth.tokens("mirror-7-2").refresh());
        pool.restart();
        assertThat(pool.names()).containsExactly("codex-ann");
        assertThat(pool.listed("7").inCcapi()).isTrue();
    }

    @Test
    void namesFollowTheRuleAndAreMadeUnique() {
        pool.minter.account(8, "ann@elsewhere.org", "plus", 1, "", 0);
        pool.mint("7");
        assertThat(pool.mint("8").ccapiAccountName()).isEqualTo("codex-ann-2");
        pool.settings(MirrorFixture.TOKEN, Duration.ofSeconds(10), "{id}:{email}");
        pool.minter.account(9, "cy/\u001b[31m@example.com", "plus", 1, "", 0);
        assertThat(pool.mint("9").ccapiAccountName()).isEqualTo("9:cy-?[31m@example.com");
    }

    @Test
    void aDryRunMintsNothing() {
        MintRequest dry = new MintRequest("7", true);
        assertThat(pool.admin.mirror().mint(dry))
                .isEqualTo(new MintResult("7", "ann@example.com", true, "codex-ann", "would_add", null));
        assertThat(pool.minter.minted()).isEmpty();
        assertThat(pool.accounts()).isEmpty();
        pool.mint("7");
        assertThat(pool.admin.mirror().mint(dry).action()).isEqualTo("would_renew");
        assertThat(pool.admin
                        .mirror()
                        .mint(new MintRequest("7", true, MintOnly.NOT_IN_CCAPI))
                        .action())
                .isEqualTo("unchanged");
        assertThat(pool.minter.minted()).containsExactly("7");
    }

    @Test
    void whatTheMirrorDoesNotListOrListsTwiceIsRefused() {
        pool.minter.account(8, "ann@example.com", "team", 1, "", 0);
        assertRefused(ProblemCode.NOT_FOUND, () -> pool.mint("12"));
        assertThatThrownBy(() -> pool.mint("ann@example.com"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().hint()).isEqualTo("give the id: 7, 8"));
        // one e-mail, two entries: what came from the one is not the other
        pool.mint("7");
        assertThat(pool.listed("8").inCcapi()).isFalse();
    }

    @Test
    void fiftyWithThreeFailuresGiveFortySevenAndTheNextRunMintsOnlyTheThree() {
        for (int i = 100; i < 149; i++) {
            pool.minter.account(i, "user" + i + "@example.com", "plus", 1, "正常", 0);
        }
        pool.minter.nextMint(
                FakeMinter.failed("login failed"),
                Canned.body(502, "text/html", "<h1>Bad gateway</h1>"),
                FakeMinter.failed("captcha"));
        List<MintResult> first = cron();
        assertThat(first).hasSize(50);
        assertThat(first.stream().filter(result -> !result.ok()).map(MintResult::error))
                .satisfiesExactly(
                        error -> assertThat(error).contains("login failed"),
                        error -> assertThat(error).contains("502", "HTML"),
                        error -> assertThat(error).contains("captcha"));
        assertThat(pool.accounts()).hasSize(47);
        assertThat(pool.minter.minted()).hasSize(47).doesNotHaveDuplicates();

        pool.restart();
        List<MintResult> second = cron();
        assertThat(second.stream().map(MintResult::id)).containsExactly("7", "100", "101");
        assertThat(second).allMatch(MintResult::ok);
        assertThat(pool.accounts()).hasSize(50);
        assertThat(pool.minter.minted()).hasSize(50).doesNotHaveDuplicates();
        assertThat(cron()).isEmpty();
    }

    private List<MintResult> cron() {
        List<MintResult> results = new ArrayList<>();
        for (MirrorAccount account : pool.admin.mirror().list()) {
            if (!account.inCcapi()) {
                results.add(pool.mint(account.id(), MintOnly.NOT_IN_CCAPI));
            }
        }
        return results;
    }

    @Proves(Promise.P43)
    @Test
    void twoRunsAtOnceMintOneAccountOnce() throws InterruptedException {
        Gate gate = new Gate();
        pool.oauth.withGateBefore(gate);
        List<MintResult> results = new CopyOnWriteArrayList<>();
        Thread one = Thread.ofPlatform().start(() -> results.add(pool.mirrors.mint(new MintRequest("7", false), 0)));
        gate.awaitArrival();
        Thread other = Thread.ofPlatform().start(() -> results.add(pool.mirrors.mint(new MintRequest("7", false), 0)));
        Eventually.holds("the other run waits", () -> other.getState() == Thread.State.WAITING);
        gate.open();
        one.join();
        other.join();
        assertThat(results).hasSize(2).allMatch(result -> result.action().equals("added"));
        assertThat(pool.minter.minted()).containsExactly("7");
        assertThat(pool.admin.status().audit(10)).hasSize(1);
        // one that comes later with an old list looks again
        assertThat(pool.mint("7", MintOnly.NOT_IN_CCAPI).action()).isEqualTo("unchanged");
        assertThat(pool.minter.minted()).containsExactly("7");
    }

    @Test
    void anAccountOfThePoolThatNeedsALoginIsRenewed() {
        pool.mint("7");
        assertThat(pool.mint("7", MintOnly.NEEDS_RENEWAL).action()).isEqualTo("unchanged");
        pool.oauth.next(FakeOAuth.openAiRefusal("refresh_token_expired"));
        pool.clock.step(Duration.ofHours(9));
        Eventually.holds("the account needs a login", () -> pool.listed("7").needsRenewal());
        MintResult renewed = pool.mint("7", MintOnly.NEEDS_RENEWAL);
        assertThat(renewed).isEqualTo(new MintResult("7", "ann@example.com", true, "codex-ann", "renewed", null));
        assertThat(pool.listed("7").needsRenewal()).isFalse();
        assertThat(pool.names()).containsExactly("codex-ann");
    }

    @Test
    void aTokenIsRefreshedWithTheClientItWasMintedWith() {
        String token = pool.oauth.login("phone", "mirror-7");
        pool.minter.nextMint(Canned.json(200, """
                        {"ok":true,"refresh_token":"%s","account_id":"acct-mirror-7","client_id":"app_phone"}""".formatted(token)));
        assertThat(pool.mint("7").ok()).isTrue();
        pool.clock.step(Duration.ofHours(9));
        Eventually.holds("a refresh ahead of time", () -> pool.oauth.refreshes() == 2);
        assertThat(pool.oauth.requests())
                .allSatisfy(request ->
                        assertThat(request.json().path("client_id").asText()).isEqualTo("app_phone"));
    }

    private static void assertRefused(ProblemCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
