package ccapi.daemon.usage;

import ccapi.daemon.pricing.Cost;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.store.Database;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.RepriceResult;
import ccapi.shared.usage.RepriceResult.ModelChange;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reckons the cost of past requests again, some thousand at a time so that new ones get in between.
final class Repricing {
    private static final int CHUNK = 2_000;

    private final Database database;
    private final Prices prices;
    private final UsageRange range;
    private final @Nullable String model;
    private final boolean dryRun;
    private final Map<String, ModelChange> models = new TreeMap<>();
    private long checked;
    private long changed;
    private long before;
    private long after;

    /// @param model only requests that it answered, `null` = all
    Repricing(Database database, Prices prices, UsageRange range, @Nullable String model, boolean dryRun) {
        this.database = database;
        this.prices = prices;
        this.range = range;
        this.model = model;
        this.dryRun = dryRun;
    }

    /// A row with its new cost.
    private record Change(RowStore.Stored stored, @Nullable Long cost) {
        boolean isOne() {
            Long old = stored.row().costNanos();
            return old == null ? cost != null : !old.equals(cost);
        }

        /// What it cost, an unpriced request as nothing.
        long old() {
            Long old = stored.row().costNanos();
            return old == null ? 0 : old;
        }

        long now() {
            return cost == null ? 0 : cost;
        }

        long unpricedDelta() {
            return (cost == null ? 1L : 0L) - (stored.row().costNanos() == null ? 1L : 0L);
        }
    }

    /// Does it. The same rows must not be repriced by another at the same time.
    RepriceResult run() {
        long at = range.from().toEpochMilli();
        long seq = 0;
        List<RowStore.Stored> rows = read(at, seq);
        while (!rows.isEmpty()) {
            List<Change> changes =
                    rows.stream().filter(this::isMeant).map(this::change).toList();
            List<Change> real = changes.stream().filter(Change::isOne).toList();
            count(changes, real);
            if (!dryRun && !real.isEmpty()) {
                database.write(handle -> write(handle, real));
            }
            at = rows.getLast().row().createdAt();
            seq = rows.getLast().seq();
            rows = read(at, seq);
        }
        return result();
    }

    private List<RowStore.Stored> read(long at, long seq) {
        return database.read(handle -> handle.createQuery("SELECT " + RowStore.COLUMNS
                        + " FROM usage_request r JOIN usage_group g ON g.id = r.group_id"
                        + " WHERE r.outcome <> 'open' AND r.created_at >= :at AND r.created_at < :to"
                        + " AND (r.created_at > :at OR r.seq > :seq) ORDER BY r.created_at, r.seq LIMIT :limit")
                .bind("at", at)
                .bind("to", range.to().toEpochMilli())
                .bind("seq", seq)
                .bind("limit", CHUNK)
                .map((row, _) -> RowStore.read(row))
                .list());
    }

    private boolean isMeant(RowStore.Stored stored) {
        return model == null || model.equals(stored.row().pricedModel());
    }

    private Change change(RowStore.Stored stored) {
        RequestRow row = stored.row();
        Cost cost = prices.price(row.pricedModel(), row.usage(), Instant.ofEpochMilli(row.createdAt()));
        return new Change(
                stored, cost instanceof Cost.Priced priced ? priced.amount().nanos() : null);
    }

    private void count(List<Change> changes, List<Change> real) {
        checked += changes.size();
        changed += real.size();
        for (Change change : changes) {
            before += change.old();
            after += change.now();
        }
        for (Change change : real) {
            String name = change.stored.row().pricedModel();
            ModelChange one =
                    new ModelChange(name, 1, new Usd(change.old()), new Usd(change.now()), change.cost == null ? 1 : 0);
            models.merge(name, one, Repricing::sum);
        }
    }

    private static ModelChange sum(ModelChange a, ModelChange b) {
        return new ModelChange(
                a.model(),
                a.changed() + b.changed(),
                a.before().plus(b.before()),
                a.after().plus(b.after()),
                a.unpriced() + b.unpriced());
    }

    private int write(Handle handle, List<Change> changes) throws SQLException {
        SumStore.Additions additions = new SumStore.Additions();
        int written = 0;
        try (PreparedStatement update = handle.getConnection()
                .prepareStatement("UPDATE usage_request SET cost_nanos = ?, price_version = ? WHERE seq = ?"
                        + " RETURNING group_id")) {
            for (Change change : changes) {
                if (change.cost == null) {
                    update.setNull(1, Types.BIGINT);
                } else {
                    update.setLong(1, change.cost);
                }
                update.setString(2, prices.version());
                update.setLong(3, change.stored.seq());
                try (var updated = update.executeQuery()) {
                    // it may have been pruned meanwhile; its sums stay as they were
                    if (updated.next()) {
                        written++;
                        RequestRow row = change.stored.row();
                        additions.add(
                                new Groups.Numbered(updated.getLong(1), row.group()),
                                row.createdAt(),
                                Sums.repriced(change.now() - change.old(), change.unpricedDelta()));
                    }
                }
            }
        }
        SumStore.add(handle, UsageStore.calendar(handle), additions);
        return written;
    }

    private RepriceResult result() {
        Comparator<ModelChange> greatestFirst = Comparator.comparingLong(
                change -> -Math.abs(change.after().minus(change.before()).nanos()));
        return new RepriceResult(
                dryRun,
                checked,
                changed,
                new Usd(before),
                new Usd(after),
                models.values().stream().sorted(greatestFirst).toList());
    }
}
