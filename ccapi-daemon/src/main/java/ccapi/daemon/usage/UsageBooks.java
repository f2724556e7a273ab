package ccapi.daemon.usage;

import ccapi.daemon.event.Events;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.Durability;
import ccapi.daemon.store.StorageException;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.PruneResult;
import ccapi.shared.usage.RepriceResult;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageQuery;
import ccapi.shared.usage.UsageRow;
import ccapi.shared.usage.WindowUsage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The books of one daemon, opened and closed as a whole: the recorder, the totals, and what is done to both.
///
/// At the start rows of the journal are taken in first, then what was open is ended as interrupted, then the totals
/// are read. Any thread may use it.
public final class UsageBooks implements AutoCloseable {
    // before the first of these models
    private static final String EVER = "2020-01-01";

    private static final Logger LOG = System.getLogger(UsageBooks.class.getName());
    private static final int REPLAY_CHUNK = 1_000;
    private static final long NEWS_EVERY = Duration.ofMillis(250).toNanos();

    private final UsageStore store;
    private final Journal journal;
    private final UsageTotals totals;
    private final TotalsStore totalsStore;
    private final UsageRecorder recorder;
    private final Tail tail = new Tail();
    private final WindowBook windows;
    private final Supplier<Prices> prices;
    private final Events events;
    private final InstantSource clock;
    private final ReentrantLock repricing = new ReentrantLock();
    private volatile Runnable afterRepricing = () -> {};
    private long toldAt = System.nanoTime() - NEWS_EVERY;

    private UsageBooks(
            Database database,
            Journal journal,
            Durability durability,
            ZoneId zone,
            Supplier<Prices> prices,
            Events events,
            InstantSource clock) {
        this.store = new UsageStore(database);
        this.journal = journal;
        this.prices = prices;
        this.events = events;
        this.clock = clock;
        store.adopt(zone);
        replay();
        int interrupted = store.interruptOpen(prices.get());
        if (interrupted > 0) {
            LOG.log(Level.INFO, "{0} requests were under way when ccapi ended last; they are interrupted", interrupted);
        }
        this.totals = new UsageTotals(clock, zone);
        this.totalsStore = new TotalsStore(database);
        totals.load(totalsStore.load(clock.millis()));
        this.windows = new WindowBook(database);
        this.recorder =
                new UsageRecorder(store, durability == Durability.PROCESS ? journal : null, this::rescue, this::booked);
    }

    /// Opens the books.
    ///
    /// @param folder     of the journal; private to the daemon
    /// @param durability what a row must have survived before the end of its answer goes out
    /// @param zone       of days, weeks and months
    /// @param prices     those in force
    /// @throws StorageException when they cannot be read or written
    public static UsageBooks open(
            Database database,
            Path folder,
            Durability durability,
            ZoneId zone,
            Supplier<Prices> prices,
            Events events,
            InstantSource clock) {
        Journal journal;
        try {
            journal = Journal.open(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        try {
            return new UsageBooks(database, journal, durability, zone, prices, events, clock);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private void replay() {
        try {
            List<RequestRow> left = journal.left();
            for (int i = 0; i < left.size(); i += REPLAY_CHUNK) {
                store.save(left.subList(i, Math.min(left.size(), i + REPLAY_CHUNK)));
            }
            journal.clear();
        } catch (IOException e) {
            throw unusable(store.database().file().toAbsolutePath().getParent(), e);
        }
    }

    private static StorageException unusable(@Nullable Path folder, IOException e) {
        return new StorageException(
                "the usage journal in " + folder + " cannot be used: " + e,
                "make the folder and the files in it writable for the user that runs ccapi",
                e);
    }

    /// Where requests enter.
    public UsageRecorder recorder() {
        return recorder;
    }

    /// What was used lately.
    public UsageTotals totals() {
        return totals;
    }

    /// Where the upstream's own windows are remembered.
    public WindowBook windows() {
        return windows;
    }

    /// The cost of all requests of a key that began at a moment or after it, the future included.
    ///
    /// @throws StorageException when the books cannot be read
    public Usd spentSince(String keyId, Instant start) {
        return totalsStore.spentSince(keyId, start);
    }

    /// The newest requests that an account served.
    public List<RequestEntry> recent(String accountId, int most) {
        UsageQuery query = new UsageQuery(null, null, null, null, accountId, null, null, null, most, null);
        return store.database()
                .read(handle -> new RequestStore(handle).page(query, clock.instant()))
                .items();
    }

    /// All that was ever used, by account and key.
    public List<UsageRow> sinceEver() {
        UsageQuery all = new UsageQuery(null, EVER, null, "account,key", null, null, null, null, null, null);
        Instant now = clock.instant();
        return store.database()
                .read(handle -> new ReportStore(handle).summary(all, now))
                .rows();
    }

    /// Our use beside the windows that ended in the time before now, the newest first.
    ///
    /// @param account name or id, `null` = all
    public List<WindowUsage> windowUsage(@Nullable String account, Duration back) {
        Instant since = clock.instant().minus(back);
        return store.database().read(handle -> new WindowReport(handle).rows(windows.since(handle, since), account));
    }

    /// Days, weeks and months are those of another zone from now on. Sums of the past are made again, which takes some
    /// seconds for millions of them.
    public void zone(ZoneId zone) {
        recorder.between(() -> {
            if (store.adopt(zone)) {
                reload();
            }
        });
        events.changed(Events.USAGE);
    }

    /// Drops single requests that arrived more than so many days ago; for the scheduler.
    ///
    /// @param days 0 = never drop any
    /// @return how many were dropped
    public long prune(int days) {
        return days <= 0
                ? 0
                : prune(clock.instant().minus(Duration.ofDays(days)), false).rows();
    }

    PruneResult prune(Instant before, boolean dryRun) {
        PruneResult result = new Retention(store.database()).prune(before, dryRun);
        if (result.rows() > 0 && !dryRun) {
            events.changed(Events.USAGE);
        }
        return result;
    }

    /// What to do after costs of the past have changed.
    public void afterRepricing(Runnable work) {
        afterRepricing = work;
    }

    RepriceResult reprice(UsageRange range, @Nullable String model, boolean dryRun) {
        repricing.lock();
        try {
            RepriceResult result = new Repricing(store.database(), prices.get(), range, model, dryRun).run();
            if (result.changed() > 0 && !dryRun) {
                recorder.between(this::reload);
                afterRepricing.run();
                events.changed(Events.USAGE);
            }
            return result;
        } finally {
            repricing.unlock();
        }
    }

    private void reload() {
        totals.load(totalsStore.load(clock.millis()));
    }

    Database database() {
        return store.database();
    }

    Tail tail() {
        return tail;
    }

    Instant now() {
        return clock.instant();
    }

    Prices prices() {
        return prices.get();
    }

    // on the writing thread, after each commit
    private void booked(List<RequestRow> rows) {
        totals.add(rows);
        tail.publish(rows);
        long now = System.nanoTime();
        if (now - toldAt >= NEWS_EVERY) {
            toldAt = now;
            events.changed(Events.USAGE);
        }
    }

    private void rescue(List<RequestRow> rows) {
        long kept = rows.stream().filter(journal::append).count();
        LOG.log(
                kept == rows.size() ? Level.WARNING : Level.ERROR,
                "{0} of {1} requests that the database could not take were left in the journal for the next start",
                kept,
                rows.size());
    }

    /// Writes what waits and ends; nothing may be booked after.
    @Override
    public void close() {
        windows.saveAll();
        recorder.close();
        journal.close();
    }
}
