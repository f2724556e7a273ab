package ccapi.daemon.apikey;

import ccapi.shared.money.Usd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a request may go on.
public sealed interface Admission {
    /// It may: a place among the requests in flight and money set aside, in one object. Closed in `finally`.
    final class Admitted implements Admission, AutoCloseable {
        private final Meter meter;
        private final Meter.Reservation reservation;

        Admitted(Meter meter, Meter.Reservation reservation) {
            this.meter = meter;
            this.reservation = reservation;
        }

        /// Replaces the estimate by what the request really cost. Called once, when that is known.
        ///
        /// @throws IllegalStateException when called again
        public void settle(Usd actual) {
            meter.settle(reservation, actual);
        }

        /// Gives the place back, and the money when nothing was settled. Closing again does nothing.
        @Override
        public void close() {
            meter.release(reservation);
        }
    }

    /// It may not.
    ///
    /// @param limit    `daily`, `weekly`, `monthly` or `concurrency`
    /// @param message  which limit, how much of it is used, and when it resets, for the client to read
    /// @param resetsAt when trying again makes sense, `null` when nobody can say
    record Refused(String limit, String message, @Nullable Instant resetsAt) implements Admission {}
}
