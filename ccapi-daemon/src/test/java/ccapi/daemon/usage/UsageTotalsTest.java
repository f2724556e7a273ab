package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.money.Usd;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTotalsTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-24T23:50:00Z");

    @Test
    void totalsReadFromTheBooksAreThoseThatWereAddedUp() {
        Totals key;
        Totals account;
        Spend spend;
        try (Desk desk = open()) {
            for (int i = 0; i < 50; i++) {
                dollar(desk, Duration.ofHours(-i * 13L));
            }
            key = desk.books.totals().todayOfKey("key_alice");
            account = desk.books.totals().todayOfAccount("acc_max-1");
            spend = desk.books.totals().spend("key_alice");
            assertThat(key.requests()).isEqualTo(2);
            // Tuesday: two of today, two of Monday; November has 44 spans of 13 hours and a bit
            assertThat(spend).isEqualTo(new Spend(Usd.of("2"), Usd.of("4"), Usd.of("45")));
        }
        try (Desk desk = open()) {
            assertThat(desk.books.totals().todayOfKey("key_alice")).isEqualTo(key);
            assertThat(desk.books.totals().todayOfAccount("acc_max-1")).isEqualTo(account);
            assertThat(desk.books.totals().todayByAccount()).containsEntry("acc_max-1", account);
            assertThat(desk.books.totals().spend("key_alice")).isEqualTo(spend);
            assertThat(desk.books.totals().keys()).containsExactly("key_alice");
            assertThat(desk.books.totals().lastUse("acc_max-1")).isEqualTo(clock.instant());
            assertThat(desk.books.spentSince("key_alice", Instant.parse("2026-11-23T00:00:00Z")))
                    .isEqualTo(Usd.of("4"));
            assertThat(desk.books.spentSince("key_alice", Instant.parse("2026-11-24T10:50:00.001Z")))
                    .isEqualTo(Usd.of("1"));
            assertThat(desk.books.spentSince("key_bob", Instant.EPOCH)).isEqualTo(Usd.ZERO);
        }
    }

    @Test
    void aNewDayBeginsAtMidnightAndTakesNothingOfYesterday() {
        try (Desk desk = open()) {
            Instant yesterday = clock.instant();
            dollar(desk, Duration.ZERO);
            clock.step(Duration.ofMinutes(15));
            assertThat(desk.books.totals().today()).isEqualTo(Totals.NONE);
            assertThat(desk.books.totals().spend("key_alice").week()).isEqualTo(Usd.of("1"));
            // arrived yesterday, ended today
            desk.book(yesterday, "alice", "max-1", "claude-opus-4-8", Desk.tokens(200_000, 0));
            assertThat(desk.books.totals().today()).isEqualTo(Totals.NONE);
            assertThat(desk.books.totals().spend("key_alice").week()).isEqualTo(Usd.of("2"));
        }
    }

    @Test
    void aClockSetBackOpensNoNewDayAndLosesNothing() {
        try (Desk desk = open()) {
            dollar(desk, Duration.ZERO);
            clock.step(Duration.ofDays(-1));
            assertThat(desk.books.totals().today().requests()).isEqualTo(1);
            dollar(desk, Duration.ZERO);
            assertThat(desk.books.totals().today().requests()).isEqualTo(2);
            clock.step(Duration.ofDays(40));
            assertThat(desk.books.totals().spend("key_alice")).isEqualTo(Spend.NONE);
        }
    }

    @Test
    void anotherZoneHasAnotherDay() {
        try (Desk desk = open()) {
            // 23:50 in UTC is 05:35 of the next day in Nepal, which began at 18:15
            dollar(desk, Duration.ofHours(-5));
            dollar(desk, Duration.ofHours(-6));
            assertThat(desk.books.totals().today().requests()).isEqualTo(2);
            desk.books.zone(ZoneId.of("Asia/Kathmandu"));
            assertThat(desk.books.totals().today().requests()).isEqualTo(1);
            dollar(desk, Duration.ZERO);
            assertThat(desk.books.totals().today().requests()).isEqualTo(2);
            assertThat(desk.books.totals().spend("key_alice").week()).isEqualTo(Usd.of("3"));
        }
    }

    @Test
    void theLastDayIsToldByTheHour() {
        try (Desk desk = open()) {
            dollar(desk, Duration.ZERO);
            dollar(desk, Duration.ofMinutes(-55));
            dollar(desk, Duration.ofHours(-23));
            dollar(desk, Duration.ofHours(-24));
            assertThat(desk.books.totals().hourly("acc_max-1"))
                    .hasSize(24)
                    .startsWith(1L, 0L)
                    .endsWith(0L, 1L, 1L);
            clock.step(Duration.ofHours(1));
            assertThat(desk.books.totals().hourly("acc_max-1")).startsWith(0L).endsWith(1L, 1L, 0L);
            assertThat(desk.books.totals().hourly("acc_none")).hasSize(24).containsOnly(0L);
        }
        try (Desk desk = open()) {
            assertThat(desk.books.totals().hourly("acc_max-1")).startsWith(0L).endsWith(1L, 1L, 0L);
        }
    }

    private Desk open() {
        return Desk.open(folder, Durability.DISK, clock);
    }

    /// 200,000 tokens at US$ 5 for a million.
    private void dollar(Desk desk, Duration ago) {
        desk.book(clock.instant().plus(ago), "alice", "max-1", "claude-opus-4-8", Desk.tokens(200_000, 0));
    }
}
