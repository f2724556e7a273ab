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
                session = answer(job, session);
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

    /// Answers one job, with a second try on a new connection.
    ///
    /// @return the session to go on with, `null` when it had to be closed
    private @Nullable Session answer(Job<?> job, @Nullable Session open) {
        Session session = open;
        for (int attempt = 1; ; attempt++) {
            try {
                if (session == null && !file.holds()) {
                    job.fail(Fault.GONE.of(file.path(), null));
                    return null;
                }
                session = session == null ? Session.reading(file.path()) : session;
                read(job, session);
                job.settle();
                return session;
            } catch (SQLException e) {
                if (session != null) {
                    session.close();
                    session = null;
                }
                if (attempt == 2) {
                    Fault fault = Fault.of(e);
                    job.fail(fault == null ? e : fault.of(file.path(), e));
                    return null;
                }
            }
        }
    }

    private static void read(Job<?> job, Session session) throws SQLException {
        session.begin();
        job.run(session.handle());
        SQLException spoiling = Fault.spoiling(job.failure());
        if (spoiling != null) {
            throw spoiling;
        }
        session.commit();
    }
}
