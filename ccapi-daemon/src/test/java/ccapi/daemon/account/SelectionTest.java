package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.account.NoneNow.Kind;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.upstream.Verdict;
import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.ModelUnavailable;
import ccapi.daemon.upstream.Verdict.Scope;
import ccapi.daemon.upstream.Verdict.Transient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    private static final String SONNET = "claude-sonnet-5";
    private static final Verdict OVERLOAD = new Cooldown(Health.OVERLOADED, Scope.ACCOUNT, null, "overloaded_error");

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
    void withoutAccountsTheReasonIsThatThereAreNone() throws Exception {
        NoneNow none = accounts.none(accounts.wanted(SONNET));
        assertThat(none.kind()).isEqualTo(Kind.NO_ACCOUNT);
        assertThat(none.message()).isEqualTo("no account that may serve this");
    }

    @Test
    void lowerPriorityNumberServesFirst() throws Exception {
        accounts.add("second", 20, 0);
        accounts.add("first", 10, 0);
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("first");
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("first");
    }

    @Test
    void accountWithMoreHeadroomServesFirstWhateverTheWindow() throws Exception {
        accounts.add("full-week", 50, 0);
        accounts.add("half-day", 50, 0);
        accounts.see(
                "full-week",
                accounts.window("5h", 10, Duration.ofHours(2)),
                accounts.window("7d", 90, Duration.ofDays(2)));
        accounts.see("half-day", accounts.window("5h", 55, Duration.ofHours(2)));
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("half-day");
        accounts.clock.step(Duration.ofDays(3));
        accounts.see("half-day", accounts.window("5h", 55, Duration.ofHours(2)));
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("full-week");
    }

    @Test
    void fewerInFlightThenLeastRecentlyUsedServesFirst() throws Exception {
        accounts.add("a", 50, 0);
        accounts.add("b", 50, 0);
        accounts.add("c", 50, 0);
        List<Lease> all = List.of(
                accounts.lease(accounts.wanted(SONNET)),
                accounts.lease(accounts.wanted(SONNET)),
                accounts.lease(accounts.wanted(SONNET)));
        assertThat(all).extracting(lease -> lease.account().name()).containsExactlyInAnyOrder("a", "b", "c");
        all.get(1).close();
        String second = all.get(1).account().name();
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo(second);
        all.forEach(Lease::close);
        assertThat(List.of(
                        accounts.serves(accounts.wanted(SONNET)),
                        accounts.serves(accounts.wanted(SONNET)),
                        accounts.serves(accounts.wanted(SONNET))))
                .containsExactly(
                        all.get(0).account().name(), all.get(2).account().name(), second);
    }

    @Test
    void modelListAndMapDecideWhoServesWhat() throws Exception {
        accounts.add("sonnet-only", 10, 0);
        accounts.add("mapped", 20, 0);
        accounts.edit("sonnet-only", Map.of(), List.of("claude-sonnet-*"));
        accounts.edit("mapped", Map.of("claude-opus-*", "other-model"), List.of("claude-haiku-*"));
        assertThat(accounts.serves(accounts.wanted("claude-sonnet-5[1m]"))).isEqualTo("sonnet-only");
        assertThat(accounts.serves(accounts.wanted("CLAUDE-HAIKU-5-5"))).isEqualTo("mapped");
        try (Lease lease = accounts.lease(accounts.wanted("claude-opus-5"))) {
            assertThat(lease.account().name()).isEqualTo("mapped");
            assertThat(lease.upstreamModel()).isEqualTo("other-model");
        }
        NoneNow none = accounts.none(accounts.wanted("claude-fable-5"));
        assertThat(none.kind()).isEqualTo(Kind.NO_MODEL);
        assertThat(none.reasons()).extracting(NoneNow.Reason::why).containsOnly("model not allowed");
    }

    @Test
    void foreignModelGoesThereOnlyWhenNobodyKnowsItBetter() throws Exception {
        addCodex("chatgpt");
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("chatgpt");
        accounts.add("claude", 90, 0);
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("claude");
        accounts.pool.accounts().enable("claude", false);
        assertThat(accounts.none(accounts.wanted(SONNET)).message())
                .contains("claude disabled", "chatgpt not a codex model; map it to use it here");
        accounts.edit("chatgpt", Map.of("claude-*", "gpt-5.5"), List.of());
        try (Lease lease = accounts.lease(accounts.wanted(SONNET))) {
            assertThat(lease.upstreamModel()).isEqualTo("gpt-5.5");
        }
    }

    @Test
    void keyBoundToAccountsUsesNoOther() throws Exception {
        String id = accounts.add("bound", 90, 0);
        accounts.add("other", 10, 0);
        Wanted wanted = accounts.wanted(SONNET);
        for (String ref : List.of("bound", id)) {
            Wanted bound = new Wanted("k", "bob", List.of(ref), SONNET, wanted.types(), null, wanted.deadline());
            assertThat(accounts.serves(bound)).isEqualTo("bound");
        }
        Wanted nobody = new Wanted("k", "bob", List.of("gone"), SONNET, wanted.types(), null, wanted.deadline());
        assertThat(accounts.none(nobody).message()).contains("bound not allowed for key bob");
    }

    @Test
    void onlyTypesThatSpeakTheClientsProtocolServe() throws Exception {
        accounts.add("claude", 10, 0);
        addCodex("chatgpt");
        Wanted any = accounts.wanted("gpt-5.5");
        Wanted responses =
                new Wanted("k", "bob", List.of(), "gpt-5.5", Set.of(AccountType.CODEX), null, any.deadline());
        assertThat(accounts.serves(responses)).isEqualTo("chatgpt");
    }

    @Test
    void conversationStaysWithItsAccountAndComesBackAfterItsRest() throws Exception {
        accounts.add("a", 50, 0);
        accounts.add("b", 50, 0);
        String home = accounts.serves(talk("one"));
        String other = home.equals("a") ? "b" : "a";
        assertThat(accounts.serves(talk("one"))).isEqualTo(home);
        assertThat(accounts.serves(talk("two"))).isEqualTo(other);
        assertThat(accounts.serves(talk("one"))).isEqualTo(home);
        accounts.fail(
                home,
                new Cooldown(
                        Health.LIMITED, Scope.ACCOUNT, accounts.clock.instant().plusSeconds(600), "5h"));
        assertThat(accounts.serves(talk("one"))).isEqualTo(other);
        assertThat(accounts.serves(talk("one"))).isEqualTo(other);
        accounts.clock.step(Duration.ofMinutes(11));
        assertThat(accounts.serves(talk("one"))).isEqualTo(home);
    }

    @Test
    void conversationStaysWithItsGuestOnceNoCacheIsLeftAtHome() throws Exception {
        accounts.add("a", 10, 0);
        accounts.add("b", 20, 0);
        assertThat(accounts.serves(talk("one"))).isEqualTo("a");
        accounts.fail(
                "a",
                new Cooldown(
                        Health.LIMITED, Scope.ACCOUNT, accounts.clock.instant().plusSeconds(9000), "5h"));
        assertThat(accounts.serves(talk("one"))).isEqualTo("b");
        accounts.clock.step(Duration.ofMinutes(70));
        assertThat(accounts.serves(talk("one"))).isEqualTo("b");
        accounts.clock.step(Duration.ofHours(2));
        assertThat(accounts.serves(talk("one"))).isEqualTo("b");
        assertThat(accounts.serves(talk("two"))).isEqualTo("a");
    }

    @Test
    void sameConversationOfAnotherClientIsAnother() throws Exception {
        accounts.add("a", 50, 0);
        accounts.add("b", 50, 0);
        String home = accounts.serves(talk("one"));
        Wanted wanted = talk("one");
        Wanted stranger =
                new Wanted("key_2", "bob", List.of(), SONNET, wanted.types(), wanted.session(), wanted.deadline());
        assertThat(accounts.serves(stranger)).isNotEqualTo(home);
        assertThat(accounts.pool.sessions().list()).hasSize(2);
    }

    @Test
    void conversationsThatBeginWithTheSameWordsAreNotPinnedTogether() throws Exception {
        accounts.add("a", 50, 0);
        accounts.add("b", 50, 0);
        accounts.add("c", 50, 0);
        Set<String> served = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            served.add(accounts.serves(begun(true)));
        }
        assertThat(served).containsExactlyInAnyOrder("a", "b", "c");
        String last = accounts.serves(begun(true));
        assertThat(accounts.serves(begun(false))).isEqualTo(last);
        assertThat(accounts.serves(begun(false))).isEqualTo(last);
    }

    @Test
    void leaseTellsWhetherAnotherAccountAnsweredBefore() throws Exception {
        String a = accounts.add("a", 10, 0);
        accounts.add("b", 20, 0);
        try (Lease first = accounts.lease(talk("one"))) {
            accounts.pool.board().failed(first, OVERLOAD, 529, List.of());
            try (Lease second = accounts.lease(talk("one"), a)) {
                // nothing was answered yet, so nothing foreign can be in the conversation
                assertThat(second.isMixed()).isFalse();
                accounts.pool.board().succeeded(second, List.of());
            }
        }
        accounts.pool.accounts().clear("a");
        // what a never answered is not its conversation
        assertThat(accounts.serves(talk("one"))).isEqualTo("b");
        accounts.pool.sessions().move(accounts.pool.sessions().list().getFirst().id(), "a");
        try (Lease moved = accounts.lease(talk("one"))) {
            assertThat(moved.account().name()).isEqualTo("a");
            assertThat(moved.isMixed()).isTrue();
        }
    }

    @Test
    void drainingAccountServesOnlyItsOwnConversations() throws Exception {
        accounts.add("a", 10, 0);
        accounts.add("b", 20, 0);
        assertThat(accounts.serves(talk("one"))).isEqualTo("a");
        accounts.pool.accounts().drain("a", true);
        assertThat(accounts.serves(talk("one"))).isEqualTo("a");
        assertThat(accounts.serves(talk("two"))).isEqualTo("b");
        accounts.pool.accounts().enable("b", false);
        assertThat(accounts.none(talk("three")).message()).contains("a draining", "b disabled");
        accounts.pool.accounts().drain("a", false);
        assertThat(accounts.serves(talk("three"))).isEqualTo("a");
    }

    @Test
    void conversationOfARemovedAccountMovesForGood() throws Exception {
        accounts.add("a", 10, 0);
        accounts.add("b", 20, 0);
        accounts.serves(talk("one"));
        accounts.pool.accounts().remove("a");
        assertThat(accounts.serves(talk("one"))).isEqualTo("b");
        assertThat(accounts.pool.sessions().list().getFirst().account()).isEqualTo("b");
    }

    @Test
    void unpinnedConversationChoosesAnew() throws Exception {
        accounts.add("b", 20, 0);
        accounts.serves(talk("one"));
        accounts.add("a", 10, 0);
        assertThat(accounts.serves(talk("one"))).isEqualTo("b");
        accounts.pool
                .sessions()
                .unpin(accounts.pool.sessions().list().getFirst().id());
        assertThat(accounts.serves(talk("one"))).isEqualTo("a");
    }

    @Test
    void bondsOutliveARestart() throws Exception {
        accounts.add("b", 20, 0);
        accounts.serves(talk("one"));
        accounts.add("a", 10, 0);
        accounts.restart();
        assertThat(accounts.serves(talk("one"))).isEqualTo("b");
        assertThat(accounts.pool.sessions().list().getFirst().requests()).isEqualTo(2);
    }

    @Test
    void fullWeekOfOneFamilyLeavesTheOthersServed() throws Exception {
        accounts.add("a", 10, 0);
        accounts.add("b", 20, 0);
        Verdict opusFull = new Cooldown(
                Health.LIMITED,
                new Scope.Family("opus"),
                accounts.clock.instant().plusSeconds(3600),
                "7d_opus window full");
        try (Lease lease = accounts.lease(accounts.wanted("claude-opus-5"))) {
            accounts.pool.board().failed(lease, opusFull, 429, List.of());
        }
        assertThat(accounts.serves(accounts.wanted("claude-opus-5"))).isEqualTo("b");
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("a");
        assertThat(accounts.reason("a")).contains("not for *opus*");
        accounts.restart();
        assertThat(accounts.serves(accounts.wanted("claude-opus-5"))).isEqualTo("b");
        accounts.clock.step(Duration.ofHours(2));
        assertThat(accounts.serves(accounts.wanted("claude-opus-5"))).isEqualTo("a");
    }

    @Test
    void modelThatAnAccountLacksIsBlockedThereOnly() throws Exception {
        String a = accounts.add("a", 10, 0);
        accounts.add("b", 20, 0);
        try (Lease lease = accounts.lease(accounts.wanted("claude-new-1"))) {
            accounts.pool.board().failed(lease, new ModelUnavailable("404 not_found_error"), 404, List.of());
        }
        assertThat(accounts.serves(accounts.wanted("claude-new-1"))).isEqualTo("b");
        assertThat(accounts.serves(accounts.wanted(SONNET))).isEqualTo("a");
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
        Wanted onlyA = new Wanted(
                "k",
                "bob",
                List.of(a),
                "claude-new-1",
                accounts.wanted(SONNET).types(),
                null,
                accounts.clock.instant());
        assertThat(accounts.none(onlyA).kind()).isEqualTo(Kind.NO_MODEL);
    }

    @Test
    void nobodyLeftSaysWhyAccountByAccountAndUntilWhen() throws Exception {
        String tried = accounts.add("tried", 10, 0);
        accounts.add("limited", 10, 0);
        accounts.add("off", 10, 0);
        accounts.pool.accounts().enable("off", false);
        accounts.fail(
                "limited",
                new Cooldown(
                        Health.LIMITED, Scope.ACCOUNT, accounts.clock.instant().plusSeconds(22_200), "5h window full"),
                accounts.window("5h", 97, Duration.ofHours(6)));
        NoneNow none = accounts.none(accounts.wanted(SONNET), tried);
        assertThat(none.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(none.earliest()).isEqualTo(accounts.clock.instant().plusSeconds(22_200));
        assertThat(none.message())
                .isEqualTo("no account can serve claude-sonnet-5 now: tried failed for this request; limited limited"
                        + " until 16:10 (5h window full), 5h at 97 %; off disabled");
    }

    @Test
    void traceTellsWhyOneWasChosenAndTheOthersNot() throws Exception {
        accounts.add("a", 10, 3);
        accounts.add("b", 20, 0);
        accounts.add("c", 20, 0);
        accounts.fail("c", new Transient(Verdict.Fault.TIMEOUT, "no answer within 120 s"));
        try (Lease lease = accounts.lease(accounts.wanted(SONNET))) {
            assertThat(lease.trace())
                    .containsExactly(
                            "chose a: priority 10, head-room 100 %, 0 in flight of 3",
                            "could also serve: b (priority 20, head-room 100 %, 0 in flight)",
                            "could not: c (cooling until 10:00:30 (no answer within 120 s))");
        }
    }

    private Wanted begun(boolean opens) {
        Wanted wanted = accounts.wanted(SONNET);
        SessionKey key = new SessionKey("hash of hello", "first-message", opens);
        return new Wanted("key_1", "alice", List.of(), SONNET, wanted.types(), key, wanted.deadline());
    }

    private Wanted talk(String session) {
        return accounts.wanted(SONNET, session, Duration.ofSeconds(5));
    }

    private void addCodex(String name) {
        accounts.pool.accounts().add(Plain.account(name, AccountType.CODEX, "{\"access_token\":\"at-" + name + "\"}"));
    }
}
