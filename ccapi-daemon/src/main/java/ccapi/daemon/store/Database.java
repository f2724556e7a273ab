package ccapi.daemon.store;

import ccapi.shared.problem.Refusal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The database of one daemon: one SQLite file, one thread that writes, two that read.
///
/// Any thread may ask; it waits while a database thread does the work (SQLite would pin the carriers of virtual
/// threads). When the storage is down, reads go on as far as they can, writes are refused with a
/// [StorageException], and [#later] work is kept and tried again every second.
public final class Database implements AutoCloseable {
    private final Folder folder;
    private final Opening.Opened opened;
    private final Lanes lanes = new Lanes();
    private final Readers readers;
    private final Writer writer;
    private final Thread writing;

    private Database(Folder folder, Opening.Opened opened, Durability durability, InstantSource clock) {
        this.folder = folder;
        this.opened = opened;
        FileKey file = FileKey.of(folder.database());
        Ballast ballast = new Ballast(folder.ballast());
        ballast.hold();
        this.readers = new Readers(file);
        this.writer = new Writer(file, durability, lanes, ballast, probe(clock));
        this.writing = Thread.ofPlatform().name("ccapi-db-write").daemon().start(writer);
    }

    /// Opens the database of a folder with the safest durability, making both when they are new.
    ///
    /// @throws StorageException when it is damaged, foreign, from a newer version, locked, or lost
    public static Database open(Path folder, InstantSource clock) {
        return open(folder, Durability.DISK, clock);
    }

    /// Opens the database of a folder, making both when they are new.
    ///
    /// @throws StorageException as for [#open(Path, InstantSource)]
    public static Database open(Path folder, Durability durability, InstantSource clock) {
        Folder here = new Folder(folder.toAbsolutePath());
        Opening.Opened opened = new Opening(here, durability, Migrations.ALL, clock).run();
        return new Database(here, opened, durability, clock);
    }

    /// Reads from one moment of the database.
    ///
    /// @throws StorageException when the storage is down
    public <T extends @Nullable Object> T read(Work<T> work) {
        refuseNesting();
        Job<T> job = new Job<>(work, false);
        readers.offer(job);
        return job.outcome();
    }

    /// Writes, sharing a commit with others that write now, and returns when that is durable.
    ///
    /// When the work throws, only its own changes are undone.
    ///
    /// @throws StorageException when the storage is down; nothing was kept
    public <T extends @Nullable Object> T write(Work<T> work) {
        return submit(work, false);
    }

    /// Writes before everything that waits, in a commit of its own: for credentials.
    ///
    /// @throws StorageException when the storage is down; nothing was kept
    public <T extends @Nullable Object> T urgent(Work<T> work) {
        return submit(work, true);
    }

    /// Writes like [#write], without waiting. After a fault of the storage it is tried again until it succeeds, so
    /// doing it twice must be the same as once.
    ///
    /// @throws StorageException when 10,000 wait already
    public Receipt later(Consumer<Handle> work) {
        Job<String> job = new Job<>(
                handle -> {
                    work.accept(handle);
                    return "";
                },
                true);
        lanes.offer(job, false);
        return job;
    }

    /// What keeps the database from being written, in words for an operator; `null` when nothing does.
    ///
    /// It goes away by itself: the writer looks every second.
    public @Nullable StorageException trouble() {
        return writer.trouble();
    }

    /// What an operator should know about how the database was found, in words.
    public List<String> warnings() {
        return opened.warnings();
    }

    /// How many writes wait.
    public int waiting() {
        return lanes.size();
    }

    /// How many transactions were committed since the start: with [#waiting] it tells how well writes are grouped.
    public long commits() {
        return writer.commits();
    }

    /// The database file, for words only: opening it by other means than SQLite would drop its locks.
    public Path file() {
        return folder.database();
    }

    /// Writes a consistent copy while work goes on. Blocks for as long as the copy takes.
    ///
    /// @param target must not exist; only the owner will be able to read it
    /// @throws Refusal when there is something at the target already, or it cannot be written
    public void backup(Path target) {
        FutureTask<?> task = new FutureTask<>(new Backup(folder.database(), target.toAbsolutePath())::write, "");
        Thread.ofPlatform().name("ccapi-db-backup").daemon().start(task);
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException("backup failed", e);
        }
    }

    /// Finishes what waits, empties the write-ahead log and closes. Nothing may be asked after.
    @Override
    public void close() {
        lanes.close();
        try {
            readers.close();
            writing.join();
            if (writer.isClean()) {
                folder.mark(opened.id(), false);
            }
        } catch (StorageException e) {
            // the next start will ask where the log is; nothing is lost
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends @Nullable Object> T submit(Work<T> work, boolean first) {
        refuseNesting();
        Job<T> job = new Job<>(work, false);
        lanes.offer(job, first);
        return job.outcome();
    }

    // a database thread that waits for itself would wait for ever
    private void refuseNesting() {
        Thread current = Thread.currentThread();
        if (current == writing || readers.isReader(current)) {
            throw new IllegalStateException("use the handle at hand inside of database work");
        }
    }

    private static Work<Integer> probe(InstantSource clock) {
        return handle -> handle.createUpdate("INSERT INTO store (name, value) VALUES ('probed_at', :at)"
                        + " ON CONFLICT (name) DO UPDATE SET value = :at")
                .bind("at", clock.instant().toString())
                .execute();
    }
}
