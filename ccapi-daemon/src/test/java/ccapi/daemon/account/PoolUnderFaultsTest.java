package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.LimitHeaders;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.testing.Reply;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What clients and operators see while accounts misbehave, through a whole daemon and real sockets.
class PoolUnderFaultsTest {
    private static final String PATIENCE = "timeouts: {first_byte: 1s, whole_answer: 1s}\n";

    @Proves(
            value = Promise.P20,
            measured =
                    "60 of 60 served with 4 of 5 accounts bad; once they cool, p99 within 50 ms of that without them")
    @Test
    void trafficIsServedWhileFourOfFiveAccountsFailEachInItsWay() throws Exception {
        long reset = Instant.now().plus(3, ChronoUnit.HOURS).getEpochSecond();
        Answer full = Canned.anthropicError(429, "rate_limit_error", "This request would exceed your limit")
                .withHeaders(LimitHeaders.claude("rejected", 1.0, reset, 0.4, reset + 90_000));
        Answer overloaded = Canned.anthropicError(529, "overloaded_error", "Overloaded");
        try (Pool pool = new Pool(PATIENCE)) {
            pool.add("good", Reply.text("served"));
            Duration alone = p99(pool);
            pool.add("hangs", Faults.hang());
            pool.add("resets", Faults.reset());
            pool.add("full", full);
            pool.add("overloaded", overloaded);
            for (int request = 0; request < 60; request++) {
                assertThat(pool.ask(request % 2 == 0).statusCode())
                        .as("request %d", request)
                        .isEqualTo(200);
            }
            assertThat(p99(pool).minus(alone)).isLessThan(Duration.ofMillis(50));
            assertThat(pool.account("hangs").health()).isEqualTo(Health.COOLING);
            assertThat(pool.account("hangs").healthReason()).contains("no answer");
            assertThat(pool.account("resets").health()).isEqualTo(Health.COOLING);
            assertThat(pool.account("full").health()).isEqualTo(Health.LIMITED);
            assertThat(pool.account("full").healthReason()).isEqualTo("5h and 7d window full");
            assertThat(pool.account("full").healthUntil()).isEqualTo(Instant.ofEpochSecond(reset + 90_000));
            assertThat(pool.account("overloaded").health()).isEqualTo(Health.OVERLOADED);
            assertThat(pool.account("good").health()).isEqualTo(Health.HEALTHY);
            assertThat(pool.upstream("full").requests()).hasSize(1);
        }
    }

    /// How long all but the slowest hundredth of requests take at most.
    private static Duration p99(Pool pool) throws Exception {
        List<Duration> took = new ArrayList<>();
        for (int request = 0; request < 200; request++) {
            long begun = System.nanoTime();
            assertThat(pool.ask(true).statusCode()).isEqualTo(200);
            took.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return took.stream().sorted().toList().get(197);
    }

    @Proves(value = Promise.P15, measured = "200 requests: 1 refresh")
    @Test
    void expiredTokenUnder200ParallelRequestsIsRefreshedOnce() throws Exception {
        try (FakeOAuth oauth = FakeOAuth.start();
                Pool pool = new Pool("upstreams: {claude: {token_url: \"" + oauth.claudeUrl() + "\"}}\n")) {
            String secret = "{\"access_token\":\"sk-ant-oat01-old\",\"refresh_token\":\"" + oauth.login("me")
                    + "\",\"expires_at\":\"2020-01-01T00:00:00Z\"}";
            pool.add("me", AccountType.CLAUDE_OAUTH, secret, oauth.guard(Reply.text("served")));
            assertThat(pool.askInParallel(200)).containsExactly(Map.entry(200, 200));
            assertThat(oauth.refreshes()).isEqualTo(1);
            oauth.expire(oauth.tokens("me").access());
            assertThat(pool.askInParallel(200)).containsExactly(Map.entry(200, 200));
            assertThat(oauth.refreshes()).isEqualTo(2);
            assertThat(oauth.reuses()).isZero();
            assertThat(pool.account("me").health()).isEqualTo(Health.HEALTHY);
        }
    }

    @Proves(value = Promise.P19, measured = "2 calls, 1 refresh")
    @Test
    void accountThatIsRefusedForEverIsCalledTwiceAndRefreshedOnceForOneRequest() throws Exception {
        try (FakeOAuth oauth = FakeOAuth.start();
                Pool pool = new Pool("upstreams: {claude: {token_url: \"" + oauth.claudeUrl() + "\"}}\n")) {
            String secret = "{\"access_token\":\"sk-ant-oat01-old\",\"refresh_token\":\"" + oauth.login("me")
                    + "\",\"expires_at\":\"2100-01-01T00:00:00Z\"}";
            Answer refusal = Canned.anthropicError(401, "authentication_error", "Invalid authentication credentials");
            pool.add("me", AccountType.CLAUDE_OAUTH, secret, refusal);
            assertThat(pool.ask(false).statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(pool.upstream("me").requests()).hasSize(2);
            assertThat(oauth.refreshes()).isEqualTo(1);
            assertThat(pool.account("me").health()).isEqualTo(Health.AUTH_FAILED);
        }
    }

    @Proves(Promise.P8)
    @Test
    void slotsAreNotExceededAsTheUpstreamSeesIt() throws Exception {
        try (Pool pool = new Pool("")) {
            pool.add("narrow", Reply.text("served"));
            pool.daemon.admin().accounts().edit("narrow", new EditAccount(null, null, 5, null, null, null, null, null));
            assertThat(pool.askInParallel(100)).containsExactly(Map.entry(200, 100));
            assertThat(pool.upstream("narrow").mostPlaying()).isBetween(1, 5);
        }
    }

    @Test
    void windowsInTheListAreThoseThatTheUpstreamSent() throws Exception {
        long five = Instant.now().plus(2, ChronoUnit.HOURS).getEpochSecond();
        long week = Instant.now().plus(4, ChronoUnit.DAYS).getEpochSecond();
        try (Pool pool = new Pool("")) {
            pool.add(
                    "claude", Reply.text("served").withHeaders(LimitHeaders.claude("allowed", 0.42, five, 0.07, week)));
            for (boolean stream : new boolean[] {true, false}) {
                assertThat(pool.ask(stream).statusCode()).isEqualTo(200);
                assertThat(pool.account("claude").windows())
                        .extracting(UsageWindow::name, UsageWindow::usedPercent, UsageWindow::resetsAt)
                        .containsExactly(
                                tuple("5h", 42.0, Instant.ofEpochSecond(five)),
                                tuple("7d", 7.0, Instant.ofEpochSecond(week)));
            }
        }
    }

    /// A daemon whose accounts each have an upstream of their own.
    private static final class Pool implements AutoCloseable {
        private final TestDaemon daemon;
        private final HttpClient http = HttpClient.newHttpClient();
        private final Map<String, FakeUpstream> upstreams = new HashMap<>();
        private final String key;

        Pool(String config) {
            daemon = TestDaemon.start(config);
            key = daemon.createKey("me");
        }

        void add(String name, Answer answer) throws Exception {
            add(name, AccountType.CLAUDE_API, "sk-ant-api-" + name, answer);
        }

        void add(String name, AccountType type, String secret, Answer answer) throws Exception {
            FakeUpstream upstream = FakeUpstream.start().always(answer);
            upstreams.put(name, upstream);
            daemon.admin().accounts().add(Plain.account(name, type, secret, upstream.url()));
        }

        FakeUpstream upstream(String name) {
            return upstreams.get(name);
        }

        Account account(String name) {
            return daemon.admin().accounts().show(name).account();
        }

        HttpResponse<String> ask(boolean stream) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(daemon.baseUrl() + "/v1/messages"))
                    .header("x-api-key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"claude-sonnet-5\",\"max_tokens\":5,\"stream\":" + stream
                                    + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi " + System.nanoTime()
                                    + "\"}]}"))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }

        /// How many of so many requests at once had which status.
        Map<Integer, Integer> askInParallel(int count) throws InterruptedException {
            Map<Integer, AtomicInteger> seen = new ConcurrentHashMap<>();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                boolean stream = i % 2 == 0;
                clients.add(Thread.ofVirtual().start(() -> {
                    int status;
                    try {
                        status = ask(stream).statusCode();
                    } catch (Exception e) {
                        status = -1;
                    }
                    seen.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
                }));
            }
            for (Thread client : clients) {
                client.join();
            }
            Map<Integer, Integer> counts = new HashMap<>();
            seen.forEach((status, times) -> counts.put(status, times.get()));
            return counts;
        }

        @Override
        public void close() throws java.io.IOException {
            daemon.close();
            http.close();
            for (FakeUpstream upstream : upstreams.values()) {
                upstream.close();
            }
        }
    }
}
