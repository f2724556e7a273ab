package ccapi.daemon.usage;

import ccapi.daemon.event.Events;
import ccapi.daemon.pricing.Cost;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.usage.TokenUsage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A database with its books on a clock set by hand, and short ways to book on them.
final class Desk implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final HandClock clock;
    final Database database;
    final UsageBooks books;
    volatile Prices prices = Prices.load(Map.of());
    private final AtomicInteger count = new AtomicInteger();

    private Desk(Path home, Path folder, Durability durability, ZoneId zone, HandClock clock) {
        this.clock = clock;
        this.database = Database.open(home, durability, clock);
        this.books = UsageBooks.open(database, folder, durability, zone, () -> prices, new Events(clock), clock);
    }

    static Desk open(Path folder) {
        return open(folder, "UTC");
    }

    static Desk open(Path folder, String zone) {
        return new Desk(folder, folder, Durability.DISK, ZoneId.of(zone), new HandClock(NOON.toString()));
    }

    static Desk open(Path folder, Durability durability, HandClock clock) {
        return new Desk(folder, folder, durability, ZoneId.of("UTC"), clock);
    }

    /// With the journal on another disk than the database.
    static Desk open(Path home, Path journal, Durability durability) {
        return new Desk(home, journal, durability, ZoneId.of("UTC"), new HandClock(NOON.toString()));
    }

    Booking begin(String id, Instant at) {
        return books.recorder().open(start(id, at, "alice", "claude-sonnet-5"));
    }

    static RequestStart start(String id, Instant at, String key, String model) {
        return new RequestStart(id, at, "key_" + key, key, model, true, "/v1/messages");
    }

    RequestEnd end(String account, String model, TokenUsage usage, Instant at) {
        Cost cost = prices.price(model, usage, at);
        return new RequestEnd(
                account.isEmpty() ? "" : "acc_" + account,
                account,
                "",
                usage,
                cost instanceof Cost.Priced priced ? priced.amount() : null,
                prices.version(),
                false,
                120L,
                800,
                200,
                "ok",
                null,
                1,
                List.of("asked for " + model, "sent to " + account));
    }

    /// Books one request from beginning to end.
    String book(Instant at, String key, String account, String model, TokenUsage usage) {
        String id = "req_" + count.incrementAndGet();
        books.recorder().open(start(id, at, key, model)).complete(end(account, model, usage, at));
        return id;
    }

    /// Writes rows as the recorder would, without waiting for each.
    void save(List<RequestRow> rows) {
        new UsageStore(database).save(rows);
    }

    long number(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    static TokenUsage tokens(long input, long output) {
        return new TokenUsage(input, output, 0, 0, 0, 0, "");
    }

    @Override
    public void close() {
        books.close();
        database.close();
    }
}
