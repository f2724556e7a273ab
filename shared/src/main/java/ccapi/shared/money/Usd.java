package ccapi.shared.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of US dollars, kept as whole nano-dollars so that sums never drift.
///
/// On the wire it is a plain JSON number of dollars with at most nine decimals.
///
/// @param nanos billionths of a dollar; negative only as a difference
public record Usd(long nanos) implements Comparable<Usd> {
    /// No money.
    public static final Usd ZERO = new Usd(0);

    // the largest long of nano-dollars has ten digits before the point
    private static final int MAX_WHOLE_DIGITS = 10;

    /// Reads dollars, rounding half up to a nano-dollar.
    ///
    /// @throws ArithmeticException above about nine billion dollars
    @JsonCreator
    public static Usd of(BigDecimal dollars) {
        // 1e999999999 is quickly written, and a number of so many digits takes minutes to write out
        if ((long) dollars.precision() - dollars.scale() > MAX_WHOLE_DIGITS) {
            throw new ArithmeticException("too many dollars");
        }
        return new Usd(
                dollars.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /// Reads dollars from text such as `12.5`.
    ///
    /// @throws NumberFormatException when the text is no number
    public static Usd of(String dollars) {
        return of(new BigDecimal(dollars));
    }

    /// The amount in dollars, without trailing zeros.
    @JsonValue
    public BigDecimal dollars() {
        BigDecimal exact = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /// The sum of both.
    ///
    /// @throws ArithmeticException when it does not fit
    public Usd plus(Usd other) {
        return new Usd(Math.addExact(nanos, other.nanos));
    }

    /// This less the other.
    public Usd minus(Usd other) {
        return new Usd(Math.subtractExact(nanos, other.nanos));
    }

    @Override
    public int compareTo(Usd other) {
        return Long.compare(nanos, other.nanos);
    }
}
