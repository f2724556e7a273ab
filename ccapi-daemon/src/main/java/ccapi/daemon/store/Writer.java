package ccapi.daemon.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one thread that changes the database.
///
/// It commits up to [Lanes#GROUP] jobs at once, each in a savepoint of its own, so that one that fails undoes nothing
/// of the others. After a fault it opens a new connection and tries the group once more, job by job. While the
/// storage is in trouble it serves urgent jobs at once and looks every second whether the rest can go on.
final class Writer implements Runnable {
    private static final Logger LOG = System.getLogger(Writer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FileKey file;
    private final Durability durability;
    private final Lanes lanes;
    private final Ballast ballast;
    private final Work<?> probe;
    private @Nullable Session session;
    private long looked = System.nanoTime();
    private volatile @Nullable Trouble trouble;
    private volatile boolean clean;
    private volatile long commits;

    /// @param probe a small write that tells whether the storage works again
    Writer(FileKey file, Durability durability, Lanes lanes, Ballast ballast, Work<?> probe) {
        this.file = file;
        this.durability = durability;
        this.lanes = lanes;
        this.ballast = ballast;
        this.probe = probe;
    }

    /// What keeps the storage from being written, `null` when nothing does.
    @Nullable
    StorageException trouble() {
        Trouble now = trouble;
        return now == null ? null : now.words();
    }

    /// How many transactions were committed.
    long commits() {
        return commits;
    }

    /// Whether the database was left whole, once the thread has ended.
    boolean isClean() {
        return clean;
    }

    @Override
    public void run() {
        try {
            boolean open = true;
            while (open) {
                open = trouble == null ? work() : workInTrouble();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.ERROR, "the writer of {0} was interrupted", file.path());
        } finally {
            lanes.close();
            abandon();
            end();
        }
    }

    private boolean work() throws InterruptedException {
        Lanes.Batch batch = lanes.take();
        if (batch.jobs().isEmpty()) {
            return false;
        }
        commit(batch);
        return true;
    }

    private boolean workInTrouble() throws InterruptedException {
        Lanes.Batch urgent = lanes.takeUrgent(PAUSE);
        if (!urgent.jobs().isEmpty()) {
            commit(urgent);
            return true;
        }
        boolean last = lanes.isClosed();
        if (mayTry()) {
            Lanes.Batch group = lanes.takeGroup();
            commit(group.jobs().isEmpty() ? new Lanes.Batch(List.of(new Job<>(probe, false)), false) : group);
        }
        StorageException still = trouble();
        if (still != null) {
            lanes.takeAwaited().forEach(job -> job.fail(still));
        }
        return !last || still == null;
    }

    private void commit(Lanes.Batch batch) {
        if (isReplaced()) {
            drop();
            giveUp(batch.jobs(), Fault.GONE, null);
            return;
        }
        try {
            together(batch.jobs());
            batch.jobs().forEach(Job::settle);
            recovered();
        } catch (SQLException e) {
            drop();
            if (Fault.of(e) == Fault.LOCKED) {
                // that took the whole busy timeout; a second try would take it again
                giveUp(batch.jobs(), Fault.LOCKED, e);
            } else {
                oneByOne(batch);
            }
        } catch (RuntimeException | Error bug) {
            // nobody may wait for ever
            drop();
            batch.jobs().forEach(job -> job.fail(bug));
            throw bug;
        }
    }

    // asked once a second, and before each new connection
    private boolean isReplaced() {
        long now = System.nanoTime();
        if (session != null && now - looked < PAUSE.toNanos()) {
            return false;
        }
        looked = now;
        return !file.holds();
    }

    private void oneByOne(Lanes.Batch batch) {
        for (int i = 0; i < batch.jobs().size(); i++) {
            Job<?> job = batch.jobs().get(i);
            try {
                together(List.of(job));
                job.settle();
            } catch (SQLException e) {
                drop();
                Fault fault = Fault.of(e);
                if (fault == null) {
                    Throwable own = job.failure();
                    job.fail(own == null ? e : own);
                } else if (batch.urgent() && fault == Fault.FULL && ballast.release()) {
                    i--;
                } else {
                    giveUp(batch.jobs().subList(i, batch.jobs().size()), fault, e);
                    return;
                }
            }
        }
        recovered();
    }

    private void together(List<Job<?>> jobs) throws SQLException {
        Session session = session();
        session.begin();
        if (jobs.size() == 1) {
            alone(session, jobs.getFirst());
            return;
        }
        for (Job<?> job : jobs) {
            Savepoint before = session.savepoint();
            if (ran(job, session)) {
                session.release(before);
            } else {
                session.undo(before);
            }
        }
        commit(session);
    }

    private void alone(Session session, Job<?> job) throws SQLException {
        if (ran(job, session)) {
            commit(session);
        } else {
            session.rollback();
        }
    }

    // counted by the writing thread alone
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void commit(Session session) throws SQLException {
        session.commit();
        commits++;
    }

    private static boolean ran(Job<?> job, Session session) throws SQLException {
        boolean ran = job.run(session.handle());
        SQLException spoiling = Fault.spoiling(job.failure());
        if (spoiling != null) {
            throw spoiling;
        }
        return ran;
    }

    private void giveUp(List<Job<?>> jobs, Fault fault, @Nullable SQLException cause) {
        StorageException why = fault.of(file.path(), cause);
        Trouble before = trouble;
        if (before == null || before.fault() != fault) {
            LOG.log(Level.ERROR, why.getMessage());
        }
        trouble = new Trouble(fault, why);
        boolean ending = lanes.isClosed();
        lanes.putBack(jobs.stream().filter(job -> job.isKept() && !ending).toList());
        jobs.stream().filter(job -> !job.isKept() || ending).forEach(job -> job.fail(why));
    }

    private void recovered() {
        if (trouble != null && mayTry()) {
            trouble = null;
            LOG.log(Level.INFO, "the database {0} can be written again", file.path());
        }
    }

    // a disk that was full must have room for more than one small row, or each second would bring the same trouble
    private boolean mayTry() {
        Trouble now = trouble;
        return now == null || now.fault() != Fault.FULL || ballast.hold();
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            open = Session.writing(file.path(), durability);
            session = open;
        }
        return open;
    }

    private void drop() {
        Session open = session;
        if (open != null) {
            session = null;
            open.close();
        }
    }

    /// Tells everybody who still waits that it was in vain.
    private void abandon() {
        List<Job<?>> left = lanes.takeAll();
        if (!left.isEmpty()) {
            LOG.log(Level.ERROR, "{0} writes were lost: the database {1} closed first", left.size(), file.path());
            StorageException closed = Fault.BROKEN.of(file.path(), null);
            left.forEach(job -> job.fail(closed));
        }
    }

    /// Leaves one file without a log, unless the storage is in trouble.
    private void end() {
        try {
            if (!isReplaced()) {
                session().execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
                clean = true;
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "{0} was left with its -wal file: SQLite code {1}", file.path(), e.getErrorCode());
        } finally {
            drop();
        }
    }

    /// What keeps the storage from being written.
    private record Trouble(Fault fault, StorageException words) {}
}
