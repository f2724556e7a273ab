package ccapi.daemon.account;

import ccapi.daemon.account.Survey.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The fair queue before the accounts: first come, first served, among those an account fits.
///
/// Whoever comes goes to the end and is served from there at once if nobody before could use the same slot; so no
/// newcomer overtakes. All of it happens under the roster's lock.
final class WaitingLine {
    private final Roster roster;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Words words;
    private final IntSupplier longest;
    private final Set<Waiter> line = new LinkedHashSet<>();

    /// @param longest most requests that may wait
    WaitingLine(Roster roster, Sessions sessions, InstantSource clock, Words words, IntSupplier longest) {
        this.roster = roster;
        this.sessions = sessions;
        this.clock = clock;
        this.words = words;
        this.longest = longest;
        roster.tell(this::serveFree, this::serveAll);
    }

    /// Waits for an account until the deadline.
    ///
    /// @return a turn that somebody must end, or why there is none
    Found await(Wanted wanted, Set<String> tried) throws InterruptedException {
        return roster.<Found>withInterruptibly(() -> {
            Instant arrived = clock.instant();
            Waiter waiter = new Waiter(wanted, tried, roster.sign());
            line.add(waiter);
            try {
                serveFree();
                if (waiter.found == null) {
                    waiter.found = find(waiter, arrived);
                }
                return waiter.found == null ? patiently(waiter, arrived) : waiter.found;
            } catch (InterruptedException e) {
                if (waiter.found instanceof Found.Served served) {
                    served.turn().seat().leave(served.turn());
                    line.remove(waiter);
                    serveFree();
                }
                throw e;
            } finally {
                line.remove(waiter);
            }
        });
    }

    /// Takes a slot of one account without asking how it is. Under the lock.
    Found only(Seat seat, String model) {
        Instant now = clock.instant();
        if (seat.isFull()) {
            String why = "slots " + seat.inFlight() + "/" + seat.info().maxConcurrency();
            NoneNow.Reason reason = new NoneNow.Reason(seat.info().name(), why);
            return new Found.Nobody(new NoneNow(
                    NoneNow.Kind.BUSY, List.of(reason), null, List.of(reason.account() + " " + reason.why())));
        }
        String mapped = ModelFamily.mapped(seat.info(), model);
        Seat.Turn turn = seat.enter(mapped == null ? model : mapped, roster.nextTurn(), now);
        return new Found.Served(
                turn, null, false, List.of("asked for " + seat.info().name()));
    }

    /// How many wait.
    int size() {
        return roster.with(line::size);
    }

    private Found patiently(Waiter waiter, Instant arrived) throws InterruptedException {
        if (line.size() > longest.getAsInt()) {
            return new Found.Nobody(survey(waiter, arrived).none("the queue is full (" + longest.getAsInt() + "); "));
        }
        // the clock may be set while we wait: how long is measured, not told by it
        long patience =
                Math.max(0, Duration.between(arrived, waiter.wanted.deadline()).toNanos());
        long end = System.nanoTime() + patience;
        while (waiter.found == null) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return new Found.Nobody(survey(waiter, clock.instant()).none(waited(patience)));
            }
            if (waiter.sign.awaitNanos(Math.min(left, untilWake(waiter))) <= 0) {
                serveFree();
            }
        }
        return waiter.found;
    }

    private long untilWake(Waiter waiter) {
        Instant now = clock.instant();
        Instant wake = survey(waiter, now).wakeAt();
        return wake == null
                ? Long.MAX_VALUE
                : Math.max(1_000_000, Duration.between(now, wake).toNanos());
    }

    /// Gives free slots to those who wait, in their order. Under the lock.
    private void serveFree() {
        Instant now = clock.instant();
        serve(now, () -> roster.seats().stream().anyMatch(seat -> seat.isFree(now)));
    }

    /// Tells all who wait, in their order, what became of it: some may have nothing left to wait for. Under the lock.
    private void serveAll() {
        serve(clock.instant(), () -> true);
    }

    private void serve(Instant now, BooleanSupplier goOn) {
        Iterator<Waiter> each = line.iterator();
        while (each.hasNext() && goOn.getAsBoolean()) {
            Waiter waiter = each.next();
            if (waiter.found == null) {
                waiter.found = find(waiter, now);
            }
            if (waiter.found != null) {
                waiter.sign.signal();
                each.remove();
            }
        }
    }

    private @Nullable Found find(Waiter waiter, Instant now) {
        Survey survey = survey(waiter, now);
        if (survey.candidates().isEmpty()) {
            return survey.isWorthWaiting() ? null : new Found.Nobody(survey.none(""));
        }
        Candidate best = survey.candidates().getFirst();
        Binding binding = sessions.place(waiter.wanted, best.seat().id(), survey, now);
        List<String> trace = Trace.of(survey, waiter.wanted, words, now);
        Seat.Turn turn = best.seat().enter(best.upstreamModel(), roster.nextTurn(), now);
        boolean mixed = binding != null && binding.isMixedFor(best.seat().id());
        return new Found.Served(turn, binding, mixed, trace);
    }

    private Survey survey(Waiter waiter, Instant now) {
        Binding binding = sessions.binding(waiter.wanted);
        return Survey.of(roster.seats(), waiter.wanted, waiter.tried, binding, now, words);
    }

    private static String waited(long nanos) {
        return "waited " + Duration.ofNanos(nanos).toSeconds() + " s; ";
    }

    /// What a waiting request gets.
    sealed interface Found {
        /// A turn at an account.
        ///
        /// @param binding of the conversation, `null` when none could be told
        /// @param mixed   whether another account answered in it before
        record Served(Seat.Turn turn, @Nullable Binding binding, boolean mixed, List<String> trace) implements Found {}

        /// Nothing.
        record Nobody(NoneNow none) implements Found {}
    }

    private static final class Waiter {
        private final Wanted wanted;
        private final Set<String> tried;
        private final Condition sign;
        private @Nullable Found found;

        Waiter(Wanted wanted, Set<String> tried, Condition sign) {
            this.wanted = wanted;
            this.tried = tried;
            this.sign = sign;
        }
    }
}
