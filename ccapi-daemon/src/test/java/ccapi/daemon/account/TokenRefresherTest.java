package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.upstream.Verdict.AuthFailed;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.Health;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRefresherTest {
    private static final String MODEL = "claude-sonnet-5";

    @TempDir
    Path folder;

    private PoolFixture accounts;

    @BeforeEach
    void open() throws Exception {
        accounts = new PoolFixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        accounts.close();
    }

    @Test
    void refreshTokenAloneIsEnough() throws Exception {
        claude("a", null, null);
        assertThat(bearer()).isEqualTo(accounts.oauth.tokens("a").access());
        assertThat(accounts.seat("a").login().expiresAt())
                .isEqualTo(accounts.clock.instant().plusSeconds(28_800));
        assertThat(accounts.seat("a").profile().holder().email()).isEqualTo("a@example.com");
    }

    @Test
    void codexLoginTellsItsAccountPlanAndMail() throws Exception {
        accounts.addOauth(AccountType.CODEX, "c", null, accounts.oauth.login("c"), null);
        try (Lease lease = accounts.lease(accounts.wanted("gpt-5.5"))) {
            List<String> headers = new ArrayList<>();
            lease.credential().writeTo((name, value) -> headers.add(name + ": " + value));
            assertThat(headers)
                    .containsExactly(
                            "authorization: Bearer "
                                    + accounts.oauth.tokens("c").access(),
                            "chatgpt-account-id: acct-c");
        }
        assertThat(accounts.seat("c").profile().holder())
                .isEqualTo(new Holder("acct-c", "user-c", "c@example.com", "plus"));
    }

    @Proves(Promise.P15)
    @Proves(value = Promise.F14, measured = "199 of 200 served, 1 refresh")
    @Test
    void twoHundredRequestsOnAnExpiredTokenCauseOneRefreshAndNobodysLeavingBreaksIt() throws Exception {
        claude("a", "old", accounts.clock.instant().minusSeconds(1));
        Gate gate = new Gate();
        accounts.oauth.withGateBefore(gate);
        AtomicInteger served = new AtomicInteger();
        List<Thread> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(Thread.ofVirtual().start(() -> {
                try (Lease lease = accounts.lease(accounts.wanted(MODEL))) {
                    served.addAndGet(
                            bearer(lease).equals(accounts.oauth.tokens("a").access()) ? 1 : 0);
                } catch (InterruptedException e) {
                    // this client left
                }
            }));
        }
        gate.awaitArrival();
        requests.getFirst().interrupt();
        Eventually.holds(
                "the others wait in its place", () -> accounts.seat("a").inFlight() == 199);
        gate.open();
        for (Thread request : requests) {
            request.join();
        }
        assertThat(served).hasValue(199);
        assertThat(accounts.oauth.requests()).hasSize(1);
    }

    @Proves(Promise.P15)
    @Test
    void accountsOfOneProviderAreRefreshedOneAfterTheOther() throws Exception {
        List<Thread> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            claude("a" + i, null, null);
        }
        for (int i = 0; i < 12; i++) {
            requests.add(Thread.ofVirtual().start(() -> {
                try (Lease lease = accounts.lease(accounts.wanted(MODEL))) {
                    Eventually.holds("all are leased", () -> accounts.oauth.refreshes() == 12);
                    assertThat(lease.account().name()).startsWith("a");
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread request : requests) {
            request.join();
        }
        assertThat(accounts.oauth.refreshes()).isEqualTo(12);
        assertThat(accounts.oauth.mostPlaying()).isEqualTo(1);
    }

    @Proves(Promise.P13)
    @Test
    void newAccessTokenSignsNothingInBeforeItsPairIsStored() throws Exception {
        claude("a", "old", accounts.clock.instant().minusSeconds(1));
        accounts.database.write(handle -> handle.execute("""
                CREATE TRIGGER broken_disk BEFORE UPDATE OF login ON account
                BEGIN SELECT RAISE(ABORT, 'no'); END"""));
        Thread request = Thread.ofVirtual().start(() -> {
            try {
                accounts.lease(accounts.wanted(MODEL)).close();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Path rescue = folder.resolve("rescue");
        Eventually.holds(
                "the rotated login lies in a file",
                () -> rescue.toFile().list() instanceof String[] files && files.length == 1);
        assertThat(accounts.oauth.refreshes()).isEqualTo(1);
        assertThat(accounts.seat("a").login().access()).isEqualTo(new Secret("old"));
        assertThat(request.isAlive()).isTrue();
        accounts.database.write(handle -> handle.execute("DROP TRIGGER broken_disk"));
        assertThat(request.join(Duration.ofSeconds(10))).isTrue();
        Eventually.holds(
                "the file is gone", () -> rescue.toFile().list() instanceof String[] files && files.length == 0);
        accounts.restart();
        assertThat(bearer()).isEqualTo(accounts.oauth.tokens("a").access());
        assertThat(accounts.oauth.refreshes()).isEqualTo(1);
    }

    @Proves(Promise.P18)
    @ParameterizedTest
    @ValueSource(strings = {"rescue", "other/rescue"})
    void loginThatWasRescuedIsStoredAtTheNextStart(String rescue) throws Exception {
        if (!rescue.equals("rescue")) {
            Files.writeString(folder.resolve("rescue"), "in the way");
        }
        claude("a", "old", accounts.clock.instant().minusSeconds(1));
        accounts.database.write(handle -> handle.execute("""
                CREATE TRIGGER broken_disk BEFORE UPDATE OF login ON account
                BEGIN SELECT RAISE(ABORT, 'no'); END"""));
        Thread.ofVirtual().start(() -> {
            try {
                accounts.next(accounts.wanted(MODEL));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Eventually.holds(
                "the rotated login lies in a file",
                () -> folder.resolve(rescue).toFile().list() instanceof String[] files && files.length == 1);
        assertThat(accounts.pool.warnings()).singleElement().asString().contains("a rotated login waits");
        accounts.pool.close();
        accounts.database.write(handle -> handle.execute("DROP TRIGGER broken_disk"));
        accounts.restart();
        assertThat(bearer()).isEqualTo(accounts.oauth.tokens("a").access());
        assertThat(accounts.oauth.refreshes()).isEqualTo(1);
        assertThat(folder.resolve(rescue)).isEmptyDirectory();
    }

    @Proves(Promise.P19)
    @Test
    void unauthorizedRequestIsTriedOnceMoreWithAFreshTokenThenTheAccountIsMarked() throws Exception {
        claude("a", "old", accounts.clock.instant().plusSeconds(3600));
        try (Lease lease = accounts.lease(accounts.wanted(MODEL))) {
            accounts.pool.board().failed(lease, new AuthFailed("401"), 401, List.of());
            // an old token says nothing about the account: others go on meanwhile
            assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
            Credential fresh = accounts.pool.accounts().refreshAfter401(lease).orElseThrow();
            assertThat(fresh.sameToken(lease.credential())).isFalse();
            accounts.pool.board().failed(lease, new AuthFailed("401"), 401, List.of());
        }
        assertThat(accounts.oauth.refreshes()).isEqualTo(1);
        assertThat(accounts.health("a")).isEqualTo(Health.AUTH_FAILED);
        assertThat(accounts.none(accounts.wanted(MODEL)).message()).contains("auth failed until");
    }

    /// U160
    @Test
    void allWhoMetThe401ShareOneRefresh() throws Exception {
        claude("a", "old", accounts.clock.instant().plusSeconds(3600));
        Set<Lease> leases = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            leases.add(accounts.lease(accounts.wanted(MODEL)));
        }
        AtomicInteger renewed = new AtomicInteger();
        List<Thread> threads = leases.stream()
                .map(lease -> Thread.ofVirtual().start(() -> {
                    try (lease) {
                        accounts.pool.board().failed(lease, new AuthFailed("401"), 401, List.of());
                        renewed.addAndGet(
                                accounts.pool.accounts().refreshAfter401(lease).isPresent() ? 1 : 0);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(renewed).hasValue(50);
        assertThat(accounts.oauth.refreshes()).isEqualTo(1);
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
    }

    @Test
    void refusedTokenThatCannotBeRefreshedMarksTheAccount() throws Exception {
        claude("a", "old", accounts.clock.instant().plusSeconds(3600));
        accounts.oauth.next(Canned.json(400, "{\"error\":\"invalid_grant\"}"));
        try (Lease lease = accounts.lease(accounts.wanted(MODEL))) {
            assertThat(accounts.pool.accounts().refreshAfter401(lease)).isEmpty();
        }
        assertThat(accounts.health("a")).isEqualTo(Health.NEEDS_LOGIN);
        claude("b", "old-b", accounts.clock.instant().plusSeconds(3600));
        accounts.oauth.next(Canned.json(503, ""));
        try (Lease lease = accounts.lease(accounts.wanted(MODEL))) {
            assertThat(accounts.pool.accounts().refreshAfter401(lease)).isEmpty();
        }
        assertThat(accounts.health("b")).isEqualTo(Health.AUTH_FAILED);
    }

    @Test
    void setupTokenHasNothingToRefresh() throws Exception {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, "pair", "at", "rt", null);
        accounts.pool
                .accounts()
                .edit("pair", new EditAccount(null, null, null, null, null, null, null, "sk-ant-oat01-setup"));
        try (Lease lease = accounts.lease(accounts.wanted(MODEL))) {
            assertThat(bearer(lease)).isEqualTo("sk-ant-oat01-setup");
            assertThat(accounts.pool.accounts().refreshAfter401(lease)).isEmpty();
        }
        assertThatThrownBy(() -> accounts.pool.accounts().refresh("pair"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has no refresh token");
        accounts.clock.step(Duration.ofDays(300));
        accounts.pool.tick();
        assertThat(accounts.oauth.requests()).isEmpty();
    }

    @Test
    void liveTokenIsUsedOnWhateverARefreshSays() throws Exception {
        claude("a", "old", accounts.clock.instant().plusSeconds(600));
        accounts.oauth.next(Canned.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"spent\"}"));
        assertRefused(
                "the tokens of 'a' were not refreshed",
                () -> accounts.pool.accounts().refresh("a"));
        assertThat(bearer()).isEqualTo("old");
        assertThat(accounts.reason("a")).contains("needs a login when its access token ends");
        accounts.clock.step(Duration.ofSeconds(601));
        accounts.pool.tick();
        assertThat(accounts.health("a")).isEqualTo(Health.NEEDS_LOGIN);
        assertThat(accounts.none(accounts.wanted(MODEL)).message()).contains("a needs login");
        assertThat(accounts.oauth.requests()).hasSize(1);
    }

    @Proves(Promise.P16)
    @Test
    void spentTokenIsGivenUpForGoodUntilTheOperatorGivesANewOne() throws Exception {
        claude("a", "old", accounts.clock.instant().minusSeconds(1));
        accounts.oauth.next(Canned.json(400, "{\"error\":\"invalid_grant\"}"));
        accounts.none(accounts.wanted(MODEL));
        assertThat(accounts.health("a")).isEqualTo(Health.NEEDS_LOGIN);
        for (int i = 0; i < 50; i++) {
            accounts.clock.step(Duration.ofHours(1));
            accounts.pool.tick();
            accounts.none(accounts.wanted(MODEL));
        }
        accounts.restart();
        accounts.pool.tick();
        assertThat(accounts.health("a")).isEqualTo(Health.NEEDS_LOGIN);
        assertThat(accounts.oauth.requests()).hasSize(1);
        String secret = "{\"refresh_token\":\"" + accounts.oauth.login("new") + "\"}";
        accounts.pool.accounts().edit("a", new EditAccount(null, null, null, null, null, null, null, secret));
        assertThat(bearer()).isEqualTo(accounts.oauth.tokens("new").access());
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
    }

    @Test
    void failuresOfTheTokenServerAreNotHammered() throws Exception {
        claude("a", "old", accounts.clock.instant().minusSeconds(1));
        for (int i = 0; i < 40; i++) {
            accounts.oauth.next(Canned.json(503, "{}"));
        }
        for (int step = 0; step < 150; step++) {
            accounts.clock.step(Duration.ofSeconds(4));
            accounts.pool.tick();
            Eventually.holds("no refresh is under way", () -> !accounts.pool.isRefreshing());
            assertThat(accounts.next(accounts.wanted(MODEL, null, Duration.ZERO)))
                    .isInstanceOf(NoneNow.class);
        }
        // 5, 10, 20, 40, 80, 160, 320 s
        assertThat(accounts.oauth.requests().size()).isBetween(6, 8);
        assertThat(accounts.health("a")).isEqualTo(Health.AUTH_FAILED);
        assertThat(accounts.reason("a")).startsWith("the token endpoint answered 503");
    }

    @Test
    void serverThatAsksToWaitIsWaitedFor() throws Exception {
        claude("a", "old", accounts.clock.instant().minusSeconds(1));
        accounts.oauth.next(Canned.json(429, "{}").withHeader("retry-after", "300"));
        accounts.none(accounts.wanted(MODEL));
        accounts.clock.step(Duration.ofSeconds(299));
        accounts.none(accounts.wanted(MODEL));
        assertThat(accounts.oauth.requests()).hasSize(1);
        accounts.clock.step(Duration.ofSeconds(1));
        assertThat(bearer()).isEqualTo(accounts.oauth.tokens("a").access());
    }

    @Test
    void deadTokenServerLeavesTheTrafficToOthers() throws Exception {
        claude("a", "old", accounts.clock.instant().minusSeconds(1));
        accounts.oauth.close();
        accounts.add("key", 90, 0);
        assertThat(accounts.serves(accounts.wanted(MODEL))).isEqualTo("key");
        assertThat(accounts.reason("a")).startsWith("the token endpoint cannot be reached");
        assertThat(accounts.seat("a").refreshState()).isEqualTo(RefreshState.OK);
    }

    @Test
    void tokensAreRefreshedAheadOfTimeOneProviderOneAtATime() throws Exception {
        Instant end = accounts.clock.instant().plus(Duration.ofHours(8));
        for (int i = 0; i < 5; i++) {
            claude("a" + i, "at" + i, end);
        }
        accounts.clock.step(Duration.ofMinutes(359));
        tickAndSettle();
        assertThat(accounts.oauth.refreshes()).isZero();
        accounts.clock.step(Duration.ofMinutes(26));
        for (int tick = 1; tick <= 5; tick++) {
            tickAndSettle();
            assertThat(accounts.oauth.refreshes()).isEqualTo(tick);
        }
        tickAndSettle();
        assertThat(accounts.oauth.refreshes()).isEqualTo(5);
        assertThat(accounts.oauth.mostPlaying()).isEqualTo(1);
    }

    @Test
    void dueTimesOfAccountsThatWereAddedTogetherLieApart() throws Exception {
        Instant end = accounts.clock.instant().plus(Duration.ofHours(8));
        for (int i = 0; i < 20; i++) {
            claude("a" + i, "at" + i, end);
        }
        Set<Instant> times = new HashSet<>();
        accounts.clock.step(Duration.ofMinutes(358));
        for (int minute = 0; minute < 27; minute++) {
            int before = accounts.oauth.refreshes();
            tickAndSettle();
            if (accounts.oauth.refreshes() > before) {
                times.add(accounts.clock.instant());
            }
            accounts.clock.step(Duration.ofMinutes(1));
        }
        assertThat(times).hasSizeGreaterThan(8);
    }

    @Proves(value = Promise.P10, measured = "5 jumps, 3 accounts: 1 refresh an account in all")
    @Test
    void clockThatJumpsCausesAtMostOneRefreshForEachAccount() throws Exception {
        for (int i = 0; i < 3; i++) {
            claude("a" + i, "at" + i, accounts.clock.instant().plus(Duration.ofHours(8)));
        }
        int before = 0;
        for (Duration jump : List.of(
                Duration.ofSeconds(-1),
                Duration.ofHours(-2),
                Duration.ofDays(-1),
                Duration.ofHours(1),
                Duration.ofDays(40))) {
            accounts.clock.step(jump);
            for (int tick = 0; tick < 10; tick++) {
                tickAndSettle();
                accounts.serves(accounts.wanted(MODEL));
            }
            assertThat(accounts.oauth.refreshes() - before).as("%s", jump).isBetween(0, 3);
            before = accounts.oauth.refreshes();
        }
        assertThat(before).isEqualTo(3);
    }

    @Test
    void disabledAccountsAreNotRefreshed() throws Exception {
        claude("a", null, null);
        accounts.pool.accounts().enable("a", false);
        tickAndSettle();
        assertThat(accounts.oauth.requests()).isEmpty();
    }

    @Test
    void refreshThatEndsInAnotherAccountIsKeptButNotUsed() throws Exception {
        accounts.addOauth(AccountType.CODEX, "c", null, accounts.oauth.login("c"), null);
        accounts.lease(accounts.wanted("gpt-5.5")).close();
        String stranger = accounts.oauth.login("x", "stranger");
        accounts.pool.accounts().refresh("c");
        accounts.pool
                .accounts()
                .edit(
                        "c",
                        new EditAccount(
                                null, null, null, null, null, null, null, "{\"refresh_token\":\"" + stranger + "\"}"));
        accounts.pool.accounts().refresh("c");
        // the operator gave another login: whose it is, is his choice
        assertThat(accounts.seat("c").profile().holder().account()).isEqualTo("acct-stranger");
        assertThat(accounts.health("c")).isEqualTo(Health.HEALTHY);
        accounts.oauth.next(Canned.json(200, "{\"access_token\":\"" + jwt("acct-third") + "\",\"expires_in\":3600}"));
        accounts.pool.accounts().refresh("c");
        assertThat(accounts.health("c")).isEqualTo(Health.NEEDS_LOGIN);
        assertThat(accounts.reason("c")).contains("belongs to another account");
    }

    @Test
    void loginGivenDuringARefreshIsNotOverwrittenByIt() throws Exception {
        claude("a", "old", accounts.clock.instant().plusSeconds(600));
        Gate gate = new Gate();
        accounts.oauth.withGateAfter(gate);
        Thread refresh = Thread.ofVirtual().start(() -> {
            try {
                accounts.pool.accounts().refresh("a");
            } catch (InterruptedException | Refusal e) {
                // it is told that the login changed
            }
        });
        gate.awaitArrival();
        String given = "{\"access_token\":\"given\",\"refresh_token\":\"given-rt\"}";
        accounts.pool.accounts().edit("a", new EditAccount(null, null, null, null, null, null, null, given));
        gate.open();
        refresh.join();
        assertThat(bearer()).isEqualTo("given");
        accounts.restart();
        assertThat(accounts.seat("a").login().refresh()).isEqualTo(new Secret("given-rt"));
    }

    private void claude(String name, String access, Instant end) {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, name, access, accounts.oauth.login(name), end);
    }

    private void tickAndSettle() {
        accounts.pool.tick();
        Eventually.holds("no refresh is under way", () -> !accounts.pool.isRefreshing());
    }

    private String bearer() throws InterruptedException {
        try (Lease lease = accounts.lease(accounts.wanted(MODEL))) {
            accounts.pool.board().succeeded(lease, List.of());
            return bearer(lease);
        }
    }

    private static String bearer(Lease lease) {
        List<String> values = new ArrayList<>();
        lease.credential().writeTo((name, value) -> values.add(value));
        return values.getFirst().replace("Bearer ", "");
    }

    private static String jwt(String account) {
        String claims = "{\"https://api.openai.com/auth\":{\"chatgpt_account_id\":\"" + account + "\"}}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".x";
    }

    private static void assertRefused(String words, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemCode.UPSTREAM))
                .hasMessageContaining(words);
    }
}
