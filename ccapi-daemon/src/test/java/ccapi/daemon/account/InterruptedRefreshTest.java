package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.Gate;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left when the daemon dies in the middle of a refresh: the committed state of that moment, nothing else.
class InterruptedRefreshTest {
    private static final String MODEL = "claude-sonnet-5";

    @TempDir
    Path folder;

    private PoolFixture accounts;

    @BeforeEach
    void open() throws Exception {
        accounts = new PoolFixture(folder.resolve("before"));
    }

    @AfterEach
    void close() throws Exception {
        accounts.close();
    }

    @Proves(Promise.P13)
    @Proves(Promise.F12)
    @Test
    void deathBeforeTheTokenWasSpentCostsNothing() throws Exception {
        Gate gate = new Gate();
        accounts.oauth.withGateBefore(gate);
        refreshInBackground(accounts.clock.instant().minusSeconds(1));
        gate.awaitArrival();
        try (PoolFixture after = accounts.afterDeath(folder.resolve("after"))) {
            assertThat(after.seat("a").refreshState()).isEqualTo(RefreshState.UNCERTAIN);
            accounts.oauth.withGateBefore(opened());
            assertThat(after.serves(after.wanted(MODEL))).isEqualTo("a");
            assertThat(after.seat("a").refreshState()).isEqualTo(RefreshState.OK);
            assertThat(accounts.oauth.reuses()).isZero();
        }
        gate.open();
    }

    @Proves(Promise.P14)
    @Proves(Promise.P16)
    @Proves(Promise.F12)
    @Test
    void deathAfterTheTokenWasSpentIsNoticedAndTheTokenIsPresentedOnceMoreAtMost() throws Exception {
        Gate gate = new Gate();
        accounts.oauth.withGateAfter(gate);
        refreshInBackground(accounts.clock.instant().minusSeconds(1));
        gate.awaitArrival();
        try (PoolFixture after = accounts.afterDeath(folder.resolve("after"))) {
            assertThat(after.seat("a").refreshState()).isEqualTo(RefreshState.UNCERTAIN);
            accounts.oauth.withGateAfter(opened());
            for (int i = 0; i < 20; i++) {
                after.none(after.wanted(MODEL));
                after.pool.tick();
                Eventually.holds("no refresh is under way", () -> !after.pool.isRefreshing());
                after.clock.step(Duration.ofHours(1));
            }
            after.restart();
            after.pool.tick();
            after.none(after.wanted(MODEL));
            assertThat(after.health("a")).isEqualTo(Health.NEEDS_LOGIN);
            assertThat(accounts.oauth.reuses()).isEqualTo(1);
        }
        gate.open();
    }

    /// A refresh whose answer is here and whose commit waits at the gate.
    private Gate refreshUpToItsCommit() {
        Gate answer = new Gate();
        accounts.oauth.withGateAfter(answer);
        refreshInBackground(accounts.clock.instant().minusSeconds(1));
        answer.awaitArrival();
        Gate commit = holdWriter();
        answer.open();
        Eventually.holds("the new pair waits for its commit", () -> accounts.database.waiting() == 1);
        return commit;
    }

    @Proves(value = Promise.P13, measured = "a fault at each of 5 steps: no token of a pair that is not on disk")
    @Test
    void deathBetweenTheAnswerAndItsCommitIsNoticedAndItsTokenHasSignedNothingIn() throws Exception {
        Gate commit = refreshUpToItsCommit();
        assertThat(accounts.seat("a").login().access()).isEqualTo(new Secret("old"));
        try (PoolFixture after = accounts.afterDeath(folder.resolve("after"))) {
            assertThat(after.seat("a").refreshState()).isEqualTo(RefreshState.UNCERTAIN);
            assertThat(after.seat("a").login().access()).isEqualTo(new Secret("old"));
        }
        commit.open();
        assertThat(accounts.serves(accounts.wanted(MODEL))).isEqualTo("a");
    }

    @Proves(Promise.P13)
    @Test
    void deathAfterTheCommitLosesNothing() throws Exception {
        Gate commit = refreshUpToItsCommit();
        Gate next = new Gate();
        accounts.database.later(_ -> next.pass());
        commit.open();
        // a login goes before all else, and nothing is written after it
        next.awaitArrival();
        try (PoolFixture after = accounts.afterDeath(folder.resolve("after"))) {
            assertThat(after.seat("a").refreshState()).isEqualTo(RefreshState.OK);
            assertThat(after.seat("a").login().access())
                    .isEqualTo(new Secret(accounts.oauth.tokens("a").access()));
            assertThat(after.serves(after.wanted(MODEL))).isEqualTo("a");
        }
        next.open();
        assertThat(accounts.oauth.requests()).hasSize(1);
    }

    @Proves(Promise.P14)
    @Test
    void serverThatForgivesTheLastTokenMakesItWhole() throws Exception {
        Gate gate = new Gate();
        accounts.oauth.forgiving(true).withGateAfter(gate);
        refreshInBackground(accounts.clock.instant().minusSeconds(1));
        gate.awaitArrival();
        try (PoolFixture after = accounts.afterDeath(folder.resolve("after"))) {
            accounts.oauth.withGateAfter(opened());
            assertThat(after.serves(after.wanted(MODEL))).isEqualTo("a");
        }
        gate.open();
    }

    @Test
    void uncertainTokenIsLeftAloneWhileTheAccessTokenLives() throws Exception {
        Gate gate = new Gate();
        accounts.oauth.withGateAfter(gate);
        refreshInBackground(accounts.clock.instant().plus(Duration.ofHours(2)));
        gate.awaitArrival();
        try (PoolFixture after = accounts.afterDeath(folder.resolve("after"))) {
            accounts.oauth.withGateAfter(opened());
            after.clock.step(Duration.ofMinutes(119));
            after.pool.tick();
            assertThat(after.serves(after.wanted(MODEL))).isEqualTo("a");
            assertThat(accounts.oauth.requests()).hasSize(1);
        }
        gate.open();
    }

    @Test
    void lostAnswerIsTriedOnceMoreWhenTheAccessTokenHasEnded() throws Exception {
        accounts.addOauth(
                AccountType.CLAUDE_OAUTH,
                "a",
                "old",
                accounts.oauth.login("a"),
                accounts.clock.instant().minusSeconds(1));
        accounts.oauth.forgiving(true).loseAnswers(1);
        accounts.none(accounts.wanted(MODEL));
        assertThat(accounts.seat("a").refreshState()).isEqualTo(RefreshState.UNCERTAIN);
        assertThat(accounts.reason("a")).contains("broke off without an answer");
        accounts.clock.step(Duration.ofSeconds(6));
        assertThat(accounts.serves(accounts.wanted(MODEL))).isEqualTo("a");
    }

    private void refreshInBackground(Instant end) {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, "a", "old", accounts.oauth.login("a"), end);
        Thread.ofVirtual().start(() -> {
            try {
                accounts.pool.accounts().refresh("a");
            } catch (InterruptedException | RuntimeException e) {
                // nobody hears of it any more
            }
        });
    }

    /// Lets nothing more be written until the gate is opened.
    private Gate holdWriter() {
        Gate gate = new Gate();
        accounts.database.later(_ -> gate.pass());
        gate.awaitArrival();
        return gate;
    }

    private static Gate opened() {
        Gate gate = new Gate();
        gate.open();
        return gate;
    }
}
