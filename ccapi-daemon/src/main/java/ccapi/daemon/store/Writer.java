package ccapi.daemon.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
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

    private final Path file;
    private final Durability durability;
    private final Lanes lanes;
    private final Ballast ballast;
    private final Work<?> probe;
    private @Nullable Session session;
    private volatile @Nullable StorageException trouble;

    /// @param probe a small write that tells whether the storage works again
    Writer(Path file, Durability durability, Lanes lanes, Ballast ballast, Work<?> probe) {
        this.file = file;
        this.durability = durability;
        this.lanes = lanes;
        this.ballast = ballast;
        this.probe = probe;
    }

    /// What keeps the storage from being written, `null` when nothing does.
    @Nullable
    StorageException trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            boolean open = true;
            while (open) {
                open = trouble == null ? work() : workInTrouble();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.ERROR, "the writer of {0} was interrupted", file);
        } finally {
            lanes.close();
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
        if (ballast.isHeld() || ballast.hold()) {
            Lanes.Batch group = lanes.takeGroup();
            commit(group.jobs().isEmpty() ? new Lanes.Batch(List.of(new Job<>(probe, false)), false) : group);
        }
        StorageException still = trouble;
        if (still != null) {
            lanes.takeAwaited().forEach(job -> job.fail(still));
        }
        return !last;
    }

    private void commit(Lanes.Batch batch) {
        try {
            together(batch.jobs());
            batch.jobs().forEach(Job::settle);
            recovered();
        } catch (SQLException e) {
            drop();
            oneByOne(batch);
        }
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
                    job.fail(e);
                } else if (batch.urgent() && fault == Fault.FULL && ballast.release()) {
                    i--;
                } else {
                    giveUp(batch.jobs().subList(i, batch.jobs().size()), fault.of(file, e));
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
        session.commit();
    }

    private static void alone(Session session, Job<?> job) throws SQLException {
        if (ran(job, session)) {
            session.commit();
        } else {
            session.rollback();
        }
    }

    private static boolean ran(Job<?> job, Session session) throws SQLException {
        boolean ran = job.run(session.handle());
        SQLException spoiling = Fault.spoiling(job.failure());
        if (spoiling != null) {
            throw spoiling;
        }
        return ran;
    }

    private void giveUp(List<Job<?>> jobs, StorageException why) {
        if (trouble == null) {
            LOG.log(Level.ERROR, why.getMessage());
        }
        trouble = why;
        boolean ending = lanes.isClosed();
        lanes.putBack(jobs.stream().filter(job -> job.isKept() && !ending).toList());
        jobs.stream().filter(job -> !job.isKept() || ending).forEach(job -> job.fail(why));
    }

    // room that was given up must be back first, or the rows that wait would fill it
    private void recovered() {
        if (trouble != null && ballast.hold()) {
            trouble = null;
            LOG.log(Level.INFO, "the database {0} can be written again", file);
        }
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            open = Session.writing(file, durability);
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

    private void end() {
        try {
            session().execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "{0} was left with its -wal file: SQLite code {1}", file, e.getErrorCode());
        } finally {
            drop();
        }
    }
}
