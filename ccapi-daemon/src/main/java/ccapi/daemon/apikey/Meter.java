package ccapi.daemon.apikey;

import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What one key has in flight, set aside and spent, under one lock, so that nobody can pass between looking and taking.
///
/// A window never goes back: when the clock is set back, the window that was reached stays in force until the clock
/// has caught up, so an exhausted limit does not open again.
final class Meter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

    private final ReentrantLock lock = new ReentrantLock();
    private final String keyId;
    private final SpendSource books;
    private int inFlight;
    private long reserved;
    private List<Window> windows = List.of();
    private @Nullable ZoneId zone;

    Meter(String keyId, SpendSource books) {
        this.keyId = keyId;
        this.books = books;
    }

    /// Looks at all limits at once and takes what is needed, or nothing.
    Admission admit(ClientKey key, Usd estimate, Instant now, ZoneId zone) {
        lock.lock();
        try {
            turn(now, zone);
            Admission.Refused refused = refuse(key, estimate, zone);
            if (refused != null) {
                return refused;
            }
            inFlight++;
            reserved += estimate.nanos();
            return new Admission.Admitted(this, new Reservation(estimate.nanos(), latest(now)));
        } finally {
            lock.unlock();
        }
    }

    void settle(Reservation reservation, Usd actual) {
        lock.lock();
        try {
            if (reservation.settled) {
                throw new IllegalStateException("settled already");
            }
            reservation.settled = true;
            if (!reservation.released) {
                reserved -= reservation.estimate;
            }
            // a request belongs to the windows it began in, as in the books
            windows.stream()
                    .filter(window -> !reservation.began.isBefore(window.start))
                    .forEach(window -> window.spent += actual.nanos());
        } finally {
            lock.unlock();
        }
    }

    void release(Reservation reservation) {
        lock.lock();
        try {
            if (reservation.released) {
                return;
            }
            reservation.released = true;
            inFlight--;
            if (!reservation.settled) {
                reserved -= reservation.estimate;
            }
        } finally {
            lock.unlock();
        }
    }

    int inFlight() {
        lock.lock();
        try {
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    Usd reserved() {
        lock.lock();
        try {
            return new Usd(reserved);
        } finally {
            lock.unlock();
        }
    }

    /// Reads the books again at the next request.
    void reload() {
        lock.lock();
        try {
            zone = null;
        } finally {
            lock.unlock();
        }
    }

    private void turn(Instant now, ZoneId current) {
        if (!current.equals(zone)) {
            Instant at = latest(now);
            windows = Arrays.stream(SpendWindow.values())
                    .map(kind -> read(kind, at, current))
                    .toList();
            zone = current;
        } else if (windows.stream().anyMatch(window -> window.isOver(now))) {
            windows = windows.stream()
                    .map(window -> window.isOver(now) ? read(window.kind, now, current) : window)
                    .toList();
        }
    }

    // a new window is not always empty: an earlier run may have spent in it, by a clock that was ahead
    private Window read(SpendWindow kind, Instant at, ZoneId current) {
        Window window = new Window(kind, kind.start(at, current), kind.end(at, current));
        window.spent = books.spentSince(keyId, window.start).nanos();
        return window;
    }

    /// Now, or what was reached before the clock was set back.
    private Instant latest(Instant now) {
        return windows.stream()
                .map(window -> window.start)
                .filter(start -> start.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private Admission.@Nullable Refused refuse(ClientKey key, Usd estimate, ZoneId current) {
        int most = key.limits().concurrency();
        if (most > 0 && inFlight >= most) {
            return new Admission.Refused(
                    "concurrency",
                    "key '" + key.name() + "' has " + inFlight + " requests in flight, its concurrency limit is "
                            + most,
                    null);
        }
        // the window that resets last: waiting for another would be in vain
        return windows.stream()
                .filter(window -> window.lacks(key.limits().of(window.kind), reserved, estimate.nanos()))
                .max(Comparator.comparing((Window window) -> window.end))
                .map(window -> refusal(key, window, estimate, current))
                .orElse(null);
    }

    private Admission.Refused refusal(ClientKey key, Window window, Usd estimate, ZoneId current) {
        Usd limit = key.limits().of(window.kind);
        String word = window.kind.limit();
        String used = limit == null ? "" : Numbers.money(new Usd(window.spent)) + " of " + Numbers.money(limit);
        String state = window.isSpent(limit, reserved) ? "is reached" : "leaves too little";
        String message = "the " + word + " limit of key '" + key.name() + "' " + state + ": " + used + " spent, "
                + Numbers.money(new Usd(reserved)) + " set aside for requests in flight, and this one may cost "
                + Numbers.money(estimate) + "; it resets at " + MOMENT.format(window.end.atZone(current));
        return new Admission.Refused(word, message, window.end);
    }

    /// What was spent in one stretch of the calendar.
    private static final class Window {
        private final SpendWindow kind;
        private final Instant start;
        private final Instant end;
        private long spent;

        Window(SpendWindow kind, Instant start, Instant end) {
            this.kind = kind;
            this.start = start;
            this.end = end;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(end);
        }

        boolean isSpent(@Nullable Usd limit, long reserved) {
            return lacks(limit, reserved, 1);
        }

        // subtracting cannot overflow: nothing here is negative
        boolean lacks(@Nullable Usd limit, long reserved, long estimate) {
            return limit != null && limit.nanos() - spent - reserved < estimate;
        }
    }

    /// What one request has taken. Guarded by the meter's lock.
    static final class Reservation {
        private final long estimate;
        private final Instant began;
        private boolean settled;
        private boolean released;

        Reservation(long estimate, Instant began) {
            this.estimate = estimate;
            this.began = began;
        }
    }
}
