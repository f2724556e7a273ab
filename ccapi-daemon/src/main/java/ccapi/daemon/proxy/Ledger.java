package ccapi.daemon.proxy;

import ccapi.daemon.apikey.Admission;
import ccapi.daemon.pricing.Cost;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.usage.Booking;
import ccapi.daemon.usage.Progress;
import ccapi.daemon.usage.RequestEnd;
import ccapi.shared.account.AccountType;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.TokenUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Books one request exactly once: what it used, what it cost, how it ended. Booked before the last bytes go to the
/// client, so that an answer a client saw whole is in the books.
final class Ledger {
    private final Booking booking;
    private final Admission.Admitted admitted;
    private final Prices prices;
    private final Instant at;
    private final long promptGuess;
    private final Flight flight;
    private final List<String> trace = new ArrayList<>();
    private String accountId = "";
    private String accountName = "";
    private String upstreamModel;
    private @Nullable Long ttfbMillis;
    private TokenUsage metered = TokenUsage.NONE;
    private boolean booked;

    /// @param model       the model asked for
    /// @param promptGuess about how many tokens the prompt has
    Ledger(
            Booking booking,
            Admission.Admitted admitted,
            Prices prices,
            Instant at,
            Flight flight,
            String model,
            long promptGuess) {
        this.booking = booking;
        this.admitted = admitted;
        this.prices = prices;
        this.at = at;
        this.flight = flight;
        this.upstreamModel = model;
        this.promptGuess = promptGuess;
    }

    /// Adds a line to the request's trace.
    void note(String line) {
        if (trace.size() < 100) {
            trace.add(line);
        }
    }

    void notes(List<String> lines) {
        lines.forEach(this::note);
    }

    /// Who is asked now.
    void servedBy(String id, String name, AccountType type, String model) {
        accountId = id;
        accountName = name;
        upstreamModel = model;
        note("sent to " + name + " (" + type.wire() + ") as " + model);
        booking.progress(new Progress(accountId, accountName, upstreamModel, metered));
    }

    /// What was counted or is guessed so far: booked should the daemon be killed now.
    void metered(Tally soFar) {
        TokenUsage usage = soFar.withPrompt(promptGuess).usage();
        if (!usage.equals(metered)) {
            metered = usage;
            booking.progress(new Progress(accountId, accountName, upstreamModel, usage));
        }
    }

    void firstByte() {
        if (ttfbMillis == null) {
            ttfbMillis = flight.elapsedMillis();
        }
    }

    boolean isBooked() {
        return booked;
    }

    /// Books, the first time it is called.
    ///
    /// @param told    what the answer used as far as it told
    /// @param status  what the client saw, 0 if nothing
    /// @param outcome one of the words of [ccapi.shared.usage.RequestEntry#outcome()]
    void book(Tally told, int status, String outcome, @Nullable String error) {
        if (booked) {
            return;
        }
        booked = true;
        Tally tally = told.withPrompt(promptGuess);
        String actual = tally.model() == null || tally.model().isEmpty() ? upstreamModel : tally.model();
        Cost cost = prices.price(actual, tally.usage(), at);
        Usd amount = cost instanceof Cost.Priced priced ? priced.amount() : null;
        admitted.settle(amount == null ? Usd.ZERO : amount);
        booking.complete(new RequestEnd(
                accountId,
                accountName,
                actual,
                tally.usage(),
                amount,
                prices.version(),
                tally.estimated(),
                ttfbMillis,
                flight.elapsedMillis(),
                status,
                outcome,
                error,
                flight.attempts(),
                List.copyOf(trace)));
    }
}
