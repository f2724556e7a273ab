package ccapi.daemon.pricing;

import ccapi.shared.money.Usd;
import ccapi.shared.usage.TokenUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one token of each kind costs, in pico-dollars: US$ 1 for a million tokens is 1,000,000 of them, so every
/// price with up to six decimals is a whole number.
///
/// @param cacheWrite1h also of caches that live longer
record Rates(long input, long output, long cacheRead, long cacheWrite5m, long cacheWrite1h) {
    private static final int DECIMALS = 6;

    /// Reads a price in US$ for a million tokens.
    ///
    /// @throws ArithmeticException when it has more than six decimals or is out of all reason
    static long perToken(BigDecimal dollarsPerMillion) {
        return dollarsPerMillion.movePointRight(DECIMALS).longValueExact();
    }

    /// The price as people know it, in US$ for a million tokens.
    static Usd perMillion(long perToken) {
        return Usd.of(BigDecimal.valueOf(perToken, DECIMALS));
    }

    /// The cost in pico-dollars.
    ///
    /// @throws ArithmeticException above some nine million dollars
    long cost(TokenUsage usage) {
        long sum = Math.multiplyExact(usage.input(), input);
        sum = Math.addExact(sum, Math.multiplyExact(usage.output(), output));
        sum = Math.addExact(sum, Math.multiplyExact(usage.cacheRead(), cacheRead));
        sum = Math.addExact(sum, Math.multiplyExact(usage.cacheWrite5m(), cacheWrite5m));
        return Math.addExact(sum, Math.multiplyExact(usage.cacheWrite1h(), cacheWrite1h));
    }

    /// All kinds dearer by the same factor.
    Rates times(long factor) {
        return new Rates(
                input * factor, output * factor, cacheRead * factor, cacheWrite5m * factor, cacheWrite1h * factor);
    }

    /// The same input and output, with caches as much dearer than `base` as the input is.
    static Rates scaled(long input, long output, Rates base) {
        return new Rates(
                input,
                output,
                scale(base.cacheRead, input, base.input),
                scale(base.cacheWrite5m, input, base.input),
                scale(base.cacheWrite1h, input, base.input));
    }

    static long scale(long rate, long numerator, long denominator) {
        return BigDecimal.valueOf(rate)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
