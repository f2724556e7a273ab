package ccapi.daemon.proxy;

import ccapi.daemon.config.Config.Timeouts;
import ccapi.shared.live.LiveRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// All requests in flight. Any thread may look, cancel or count; the watch calls [#sweep(long)] a few times a second.
public final class Flights {
    /// A client is looked at only after the upstream was silent this long: before that, writing to it tells.
    static final Duration LOOK_AFTER = Duration.ofMillis(400);

    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final Supplier<Timeouts> timeouts;

    /// @param timeouts those in force, read anew at each sweep
    public Flights(Supplier<Timeouts> timeouts) {
        this.timeouts = timeouts;
    }

    Flight takeOff(Flight.Start start) {
        Flight flight = new Flight(this, start);
        flights.put(start.id(), flight);
        return flight;
    }

    void landed(Flight flight) {
        flights.remove(flight.id());
    }

    /// Requests in flight, oldest first.
    public List<LiveRequest> live() {
        long now = System.nanoTime();
        return flights.values().stream()
                .map(flight -> flight.toLive(now))
                .sorted(Comparator.comparing(LiveRequest::startedAt))
                .toList();
    }

    /// How many there are.
    public int count() {
        return flights.size();
    }

    /// Ends one at the operator's wish.
    ///
    /// @return false when it is not in flight
    public boolean cancel(String id) {
        Flight flight = flights.get(id);
        if (flight != null) {
            flight.end(Ending.CANCELLED);
        }
        return flight != null;
    }

    /// Ends all whose client key may not be used any more.
    ///
    /// @param usable whether the key of an id may
    public void stopKeys(Predicate<String> usable) {
        flights.values().stream()
                .filter(flight -> !usable.test(flight.keyId()))
                .forEach(flight -> flight.end(Ending.KEY_STOPPED));
    }

    /// Ends all that are left, visibly cut.
    public void endAll() {
        flights.values().forEach(flight -> flight.end(Ending.SHUTDOWN));
    }

    /// Looks at each once: deadlines, and clients that hung up.
    public void sweep(long nowNanos) {
        Timeouts now = timeouts.get();
        flights.values().forEach(flight -> flight.check(nowNanos, now));
    }
}
