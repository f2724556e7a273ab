package ccapi.daemon.usage;

import ccapi.daemon.store.StorageException;
import ccapi.daemon.usage.Arrivals.Arrival;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one thread that takes rows to the database: gathers what came, writes it in one go, tells who waits.
///
/// While the storage is down it keeps the rows and tries again every second.
final class RecordingLoop implements Runnable {
    private static final Logger LOG = System.getLogger(RecordingLoop.class.getName());

    /// Most rows in one commit; more makes a commit long enough to be felt.
    private static final int CHUNK = 1_000;

    /// A request that is younger may end before its row would be written, and is then written once.
    private static final long OPEN_DELAY = Duration.ofMillis(50).toNanos();

    /// Rows that are safe in the journal gather for so long: large commits cost less for each row.
    private static final long LINGER = Duration.ofMillis(100).toNanos();

    private static final long PROGRESS_EVERY = Duration.ofSeconds(1).toNanos();
    private static final long RETRY_EVERY = Duration.ofSeconds(1).toNanos();

    private final Arrivals arrivals;
    private final UsageStore store;
    private final @Nullable Journal journal;
    private final Consumer<List<RequestRow>> rescue;
    private final Consumer<List<RequestRow>> listener;
    private final UsageRecorder recorder;

    private final Deque<Booking> fresh = new ArrayDeque<>();
    private final Set<Booking> running = new LinkedHashSet<>();
    private final Deque<Booking> ended = new ArrayDeque<>();
    private long gatheringSince;
    private long nextProgress = System.nanoTime();
    private long retryAt = System.nanoTime();
    private boolean cut;
    private boolean closed;

    RecordingLoop(
            Arrivals arrivals,
            UsageStore store,
            @Nullable Journal journal,
            Consumer<List<RequestRow>> rescue,
            Consumer<List<RequestRow>> listener,
            UsageRecorder recorder) {
        this.arrivals = arrivals;
        this.store = store;
        this.journal = journal;
        this.rescue = rescue;
        this.listener = listener;
        this.recorder = recorder;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                gather(nextDuty() - System.nanoTime());
                if (nextDuty() - System.nanoTime() <= 0) {
                    write();
                }
            }
            finish();
        } catch (InterruptedException e) {
            LOG.log(Level.ERROR, "the usage recorder was interrupted");
        }
    }

    /// When something is to be written, by [System#nanoTime()]; a year from now when nothing is.
    private long nextDuty() {
        long now = System.nanoTime();
        long next = now + Duration.ofDays(365).toNanos();
        if (!ended.isEmpty()) {
            boolean waits = journal != null && ended.size() < CHUNK;
            next = earlier(next, waits ? gatheringSince + LINGER : now);
        }
        while (!fresh.isEmpty() && fresh.getFirst().hasEnded()) {
            fresh.removeFirst();
        }
        if (!fresh.isEmpty()) {
            next = earlier(next, fresh.getFirst().openedNanos() + OPEN_DELAY);
        }
        if (!running.isEmpty()) {
            next = earlier(next, nextProgress);
        }
        return next - retryAt < 0 ? retryAt : next;
    }

    private static long earlier(long a, long b) {
        return a - b < 0 ? a : b;
    }

    private void gather(long nanos) throws InterruptedException {
        arrivals.await(nanos);
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            accept(arrival);
        }
    }

    private void accept(Arrival arrival) {
        switch (arrival) {
            case Arrival.Opened(Booking booking) -> fresh.add(booking);
            case Arrival.Ended(Booking booking) -> {
                running.remove(booking);
                if (ended.isEmpty()) {
                    gatheringSince = System.nanoTime();
                }
                ended.add(booking);
            }
            case Arrival.Task(Runnable work) -> work.run();
            case Arrival.Closed _ -> closed = true;
        }
    }

    private void write() throws InterruptedException {
        if (journal != null && !cut && !ended.isEmpty()) {
            journal.cut();
            cut = true;
            // all rows of the file that was just left are in the queue by now
            gather(0);
        }
        List<Booking> open = takeOpen();
        do {
            if (!write(takeEnded(), open)) {
                retryAt = System.nanoTime() + RETRY_EVERY;
                return;
            }
            open = List.of();
        } while (!ended.isEmpty());
        if (journal != null && cut) {
            journal.release();
            cut = false;
        }
    }

    /// Requests under way of which something is to be written down.
    private List<Booking> takeOpen() {
        long now = System.nanoTime();
        List<Booking> open = new ArrayList<>();
        if (now - nextProgress >= 0) {
            nextProgress = now + PROGRESS_EVERY;
            running.stream().filter(booking -> booking.hasNews(now)).forEach(open::add);
        }
        while (!fresh.isEmpty()
                && (fresh.getFirst().hasEnded() || now - fresh.getFirst().openedNanos() >= OPEN_DELAY)) {
            Booking booking = fresh.removeFirst();
            if (!booking.hasEnded()) {
                running.add(booking);
                open.add(booking);
            }
        }
        return open;
    }

    private List<Booking> takeEnded() {
        List<Booking> some = new ArrayList<>(Math.min(ended.size(), CHUNK));
        while (!ended.isEmpty() && some.size() < CHUNK) {
            some.add(ended.removeFirst());
        }
        return some;
    }

    /// @return whether the storage took them; if not, they are kept
    private boolean write(List<Booking> done, List<Booking> open) {
        List<RequestRow> rows = new ArrayList<>(done.size() + open.size());
        open.forEach(booking -> rows.add(booking.openRow()));
        done.forEach(booking -> rows.add(booking.row()));
        try {
            tell(save(rows));
        } catch (StorageException e) {
            open.forEach(Booking::notWritten);
            done.reversed().forEach(ended::addFirst);
            return false;
        }
        done.forEach(Booking::settle);
        recorder.written(done.size());
        return true;
    }

    private List<RequestRow> save(List<RequestRow> rows) {
        try {
            return store.save(rows);
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "rows cannot be booked together, trying one by one", e);
            saveOneByOne(rows);
            return List.of();
        }
    }

    private void saveOneByOne(List<RequestRow> rows) {
        for (RequestRow row : rows) {
            try {
                tell(store.save(List.of(row)));
            } catch (StorageException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "request " + row.id() + " cannot be booked", e);
                recorder.lost();
            }
        }
    }

    private void tell(List<RequestRow> news) {
        List<RequestRow> over = news.stream().filter(row -> !row.isOpen()).toList();
        if (over.isEmpty()) {
            return;
        }
        try {
            listener.accept(over);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "totals were not told of " + over.size() + " requests", e);
        }
    }

    private void finish() throws InterruptedException {
        gather(0);
        write();
        if (!ended.isEmpty()) {
            rescue.accept(ended.stream().map(Booking::row).toList());
        }
    }
}
