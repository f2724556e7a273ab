package ccapi.daemon.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The threads that read the database, each with a connection that cannot write.
final class Readers {
    private static final int COUNT = 2;

    private final FileKey file;
    private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final Job<?> end = new Job<>(handle -> "", false);
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    Readers(FileKey file) {
        this.file = file;
        for (int i = 1; i <= COUNT; i++) {
            threads.add(Thread.ofPlatform().name("ccapi-db-read-" + i).daemon().start(this::serve));
        }
    }

    /// @throws StorageException when closed
    synchronized void offer(Job<?> job) {
        if (closed) {
            throw new StorageException("the database is closed", "start the daemon again", null);
        }
        queue.add(job);
    }

    boolean isReader(Thread thread) {
        return threads.contains(thread);
    }

    /// Ends the threads once everything asked before has been answered.
    void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
            queue.add(end);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void serve() {
        Session session = null;
        try {
            for (Job<?> job = queue.take(); job != end; job = queue.take()) {
                session = answerOrFail(job, session);
            }
            queue.add(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (session != null) {
                session.close();
            }
        }
    }

    /// Answers one job, whatever happens: nobody may wait for ever.
    ///
    /// @return the session to go on with, `null` when it had to be closed
    private @Nullable Session answerOrFail(Job<?> job, @Nullable Session open) {
        try {
            return answer(job, open);
        } catch (SQLException e) {
            Fault fault = Fault.of(e);
            Throwable own = job.failure();
            if (fault != null) {
                job.fail(fault.of(file.path(), e));
            } else {
                job.fail(own == null ? e : own);
            }
        } catch (RuntimeException | Error e) {
            job.fail(e);
        }
        return null;
    }

    /// Answers one job, with a second try on a new connection.
    private Session answer(Job<?> job, @Nullable Session open) throws SQLException {
        try {
            return read(job, open == null ? connect() : open);
        } catch (SQLException e) {
            return read(job, connect());
        }
    }

    private Session connect() throws SQLException {
        if (!file.holds()) {
            throw Fault.GONE.of(file.path(), null);
        }
        return Session.reading(file.path());
    }

    private static Session read(Job<?> job, Session session) throws SQLException {
        try {
            session.begin();
            job.run(session.handle());
            SQLException spoiling = Fault.spoiling(job.failure());
            if (spoiling != null) {
                throw spoiling;
            }
            session.commit();
        } catch (SQLException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
        job.settle();
        return session;
    }
}
