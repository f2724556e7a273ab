package ccapi.daemon.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.event.Events;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import ccapi.daemon.usage.RequestEnd;
import ccapi.daemon.usage.RequestStart;
import ccapi.daemon.usage.UsageBooks;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.TokenUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the limits count and what the books say is the same money, before and after a restart.
class LimitsAndBooksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-30T21:00:00Z");
    private final ClientKey key = new ClientKey(
            "key_1",
            "alice",
            true,
            List.of(),
            List.of(),
            new KeyLimits(0, Usd.of("10"), Usd.of("15"), Usd.of("18")),
            null);
    private Database database;
    private UsageBooks books;
    private Limits limits;
    private int requests;

    @BeforeEach
    void start() {
        database = Database.open(folder, clock);
        books = UsageBooks.open(
                database, folder, Durability.DISK, BERLIN, () -> Prices.load(Map.of()), new Events(clock), clock);
        limits = new Limits(() -> BERLIN, clock, books::spentSince);
    }

    @AfterEach
    void stop() {
        books.close();
        database.close();
    }

    @Test
    void whatWasSpentBeforeARestartStillCounts() {
        spend("6");
        spend("3");
        restart();
        assertThat(refusal("2")).startsWith("the daily limit").contains("US$9.00 of US$10.00");
        spend("1");
        restart();
        assertThat(refusal("0.01")).startsWith("the daily limit");
    }

    @Test
    void dayWeekAndMonthEndWhereTheCalendarEndsThemAlsoAfterARestart() {
        spend("9");
        clock.set("2026-11-30T23:00:00Z");
        spend("5");
        restart();
        clock.step(Duration.ofHours(1));
        assertThat(refusal("2")).startsWith("the weekly limit").contains("US$14.00 of US$15.00");
        clock.set("2026-12-06T23:00:00Z");
        restart();
        spend("10");
        clock.step(Duration.ofDays(1));
        assertThat(refusal("6")).startsWith("the monthly limit").contains("US$15.00 of US$18.00");
    }

    @Test
    void aClockSetBackBetweenTwoRunsOpensNothing() {
        spend("10");
        clock.step(Duration.ofDays(-1));
        restart();
        assertThat(refusal("0.01")).startsWith("the daily limit").contains("it resets at 2026-11-30 00:00");
        clock.set("2026-11-30T00:00:00Z");
        assertThat(refusal("0.01")).startsWith("the daily limit").contains("it resets at 2026-12-01 00:00");
        assertThat(TotalsSource.of(books.totals()).byKey().get(key.id()).month())
                .isEqualTo(Usd.of("10"));
    }

    @Test
    void theTableShowsWhatTheLimitsCount() {
        spend("2.5");
        clock.set("2026-11-30T23:30:00Z");
        spend("0.5");
        KeyTotals totals = TotalsSource.of(books.totals()).byKey().get(key.id());
        assertThat(totals).isEqualTo(new KeyTotals(1, 30, Usd.of("0.5"), Usd.of("3"), Usd.of("0.5")));
    }

    private void restart() {
        stop();
        start();
    }

    private void spend(String dollars) {
        Usd cost = Usd.of(dollars);
        RequestStart arrival = new RequestStart(
                "req_" + ++requests, clock.instant(), key.id(), key.name(), "some-model", false, "/v1/messages");
        try (Admission.Admitted admitted = (Admission.Admitted) limits.admit(key, cost)) {
            admitted.settle(cost);
            books.recorder().open(arrival).complete(end(cost));
        }
    }

    private static RequestEnd end(Usd cost) {
        TokenUsage usage = new TokenUsage(10, 20, 0, 0, 0, 0, "");
        return new RequestEnd("acc_1", "main", "", usage, cost, "1", false, 1L, 2, 200, "ok", null, 1, List.of());
    }

    private String refusal(String dollars) {
        Admission admission = limits.admit(key, Usd.of(dollars));
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        return ((Admission.Refused) admission).message();
    }
}
