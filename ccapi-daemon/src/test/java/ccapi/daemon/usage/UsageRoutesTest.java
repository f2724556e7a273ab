package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.admin.AdminListener;
import ccapi.daemon.audit.Audit;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.testing.Eventually;
import ccapi.shared.AdminClient;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import ccapi.shared.socket.UnixHttp;
import ccapi.shared.socket.UnixStream;
import ccapi.shared.usage.PriceCheck;
import ccapi.shared.usage.PruneRequest;
import ccapi.shared.usage.PruneResult;
import ccapi.shared.usage.RepriceRequest;
import ccapi.shared.usage.RepriceResult;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import ccapi.shared.usage.TokenUsage;
import ccapi.shared.usage.UsageApi;
import ccapi.shared.usage.UsageQuery;
import ccapi.shared.usage.UsageRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageRoutesTest {
    @TempDir
    Path folder;

    private Desk desk;
    private UsageRoutes routes;
    private AdminListener listener;
    private UsageApi api;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.open(Files.createDirectory(folder.resolve("home")));
        routes = new UsageRoutes(desk.books, new Audit(desk.database, desk.clock));
        Path socket = folder.resolve("admin").resolve("s.sock");
        listener = new AdminListener(socket, List::of, List.of(routes, new PriceRoutes(desk.books)));
        api = new AdminClient(new UnixHttp(socket, Duration.ofSeconds(20))).usage();
    }

    @AfterEach
    void close() {
        routes.stop();
        listener.close();
        desk.close();
    }

    @Test
    void whatWasBookedIsReported() {
        String id =
                desk.book(Desk.NOON, "alice", "max-1", "claude-sonnet-5", new TokenUsage(1_000, 200, 0, 0, 0, 0, ""));
        UsageRow row = api.summary(UsageQuery.range("today")).rows().getFirst();
        assertThat(row.apiKeyName()).isEqualTo("alice");
        assertThat(row.accountName()).isEqualTo("max-1");
        assertThat(row.costUsd()).isEqualTo(Usd.of("0.004"));
        RequestPage page = api.requests(new UsageQuery(null, null, null, null, null, "alice", null, null, 10, null));
        assertThat(page.items()).extracting(RequestEntry::id).containsExactly(id);
        assertThat(page.next()).isNull();
        assertThat(api.request(id).trace()).contains("sent to max-1");
        assertThat(api.windows(null)).isEmpty();
    }

    @Test
    void aRefusalSaysWhatIsWrong() {
        assertThatThrownBy(() -> api.request("req_none"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("req_none");
        assertThatThrownBy(() -> api.summary(UsageQuery.range("soon")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("soon");
        assertThatThrownBy(() -> api.prune(new PruneRequest("", false)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("before");
    }

    @Test
    void aPriceThatCameLaterIsReckonedIntoThePastWhenAsked() {
        desk.book(Desk.NOON, "alice", "max-1", "gpt-9", new TokenUsage(1_000_000, 0, 0, 0, 0, 0, ""));
        assertThat(api.checkPrices()).containsExactly(new PriceCheck("gpt-9", 1, Desk.NOON, false, null, null, null));
        desk.prices = Prices.load(Map.of("gpt-9", Map.of("input", Usd.of("3"), "output", Usd.of("2"))));
        assertThat(api.checkPrices()).containsExactly(new PriceCheck("gpt-9", 1, Desk.NOON, true, "gpt-9", null, null));
        assertThat(api.prices()).anyMatch(row -> row.model().equals("gpt-9") && row.override());

        RepriceResult dry = api.reprice(new RepriceRequest("2026-11-24", null, null, true));
        assertThat(dry.before()).isEqualTo(Usd.ZERO);
        assertThat(dry.after()).isEqualTo(Usd.of("3"));
        assertThat(api.summary(UsageQuery.range("today")).total().unpricedCount())
                .isEqualTo(1);
        RepriceResult real = api.reprice(new RepriceRequest("2d", null, "gpt-9", false));
        assertThat(real.models()).containsExactly(new RepriceResult.ModelChange("gpt-9", 1, Usd.ZERO, Usd.of("3"), 0));
        assertThat(api.summary(UsageQuery.range("today")).total().costUsd()).isEqualTo(Usd.of("3"));
    }

    @Test
    void prunedRequestsAreGoneAndTheirSumsAreNot() {
        desk.book(Desk.NOON.minus(Duration.ofDays(9)), "alice", "max-1", "gpt-5", Desk.tokens(10, 10));
        assertThat(api.prune(new PruneRequest("7d", true)).rows()).isEqualTo(1);
        assertThat(api.prune(new PruneRequest("7d", false)))
                .isEqualTo(new PruneResult(false, Instant.parse("2026-11-17T12:00:00Z"), 1));
        assertThat(api.requests(new UsageQuery(null, null, null, null, null, null, null, null, null, null))
                        .items())
                .isEmpty();
        assertThat(api.summary(UsageQuery.range("30d")).total().requestCount()).isEqualTo(1);
        assertThat(desk.number("SELECT count(*) FROM audit WHERE verb = 'usage.prune'"))
                .isEqualTo(1);
    }

    @Test
    void theTailTellsOfRequestsAsTheyEnd() throws Exception {
        UsageQuery bob = new UsageQuery(null, null, null, null, null, "bob", null, null, null, null);
        try (UnixStream all = api.tail();
                UnixStream some = api.tail(bob)) {
            Eventually.holds("both watch", () -> desk.books.tail().watcherCount() == 2);
            String first = desk.book(Desk.NOON, "alice", "max-1", "gpt-5", Desk.tokens(10, 10));
            String second = desk.book(Desk.NOON, "bob", "max-1", "gpt-5", Desk.tokens(10, 10));
            assertThat(List.of(next(all).id(), next(all).id())).containsExactly(first, second);
            assertThat(next(some).id()).isEqualTo(second);
        }
        Eventually.holds("those who hung up are forgotten", () -> {
            desk.book(Desk.NOON, "bob", "max-1", "gpt-5", Desk.tokens(10, 10));
            return desk.books.tail().watcherCount() == 0;
        });
    }

    @Test
    void aWatcherThatDoesNotReadIsLetGoAndHoldsNobodyUp() throws Exception {
        try (Tail.Watcher slow = desk.books.tail().watch(_ -> true);
                Tail.Watcher quick = desk.books.tail().watch(_ -> true)) {
            List<RequestRow> rows = new RandomRows(1).some(900, Desk.NOON, Duration.ofSeconds(1));
            desk.books.tail().publish(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(quick.next(Duration.ZERO)).isNotNull();
            }
            desk.books.tail().publish(rows);
            assertThat(slow.isOverrun()).isTrue();
            assertThat(quick.isOverrun()).isFalse();
            assertThat(desk.books.tail().watcherCount()).isEqualTo(1);
        }
    }

    private static RequestEntry next(UnixStream stream) throws Exception {
        return Json.read(stream.next().getBytes(StandardCharsets.UTF_8), RequestEntry.class);
    }
}
