package ccapi.shared.text;

import ccapi.shared.money.Usd;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Counts, money and shares for people.
public final class Numbers {
    private static final String[] UNITS = {"", "K", "M", "B", "T"};

    private Numbers() {}

    /// A count in at most five characters: `812`, `1.2K`, `128.4M`.
    public static String count(long value) {
        if (Math.abs(value) < 1000) {
            return Long.toString(value);
        }
        double scaled = value;
        int unit = 0;
        // 999.95 would print as 1000.0: step up a unit before that happens
        while (Math.abs(scaled) >= 999.95 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        // not String.format, which loads the locale's number symbols: 20 ms of a short command
        return BigDecimal.valueOf(scaled).setScale(1, RoundingMode.HALF_UP).toPlainString() + UNITS[unit];
    }

    /// Money as `US$12.34`; below one cent with as many decimals as two figures need, never rounded to nothing.
    public static String money(Usd amount) {
        return "US$" + bareMoney(amount);
    }

    /// Money without the currency, for columns that name it in their head.
    public static String bareMoney(Usd amount) {
        BigDecimal dollars = amount.dollars();
        if (dollars.signum() == 0 || dollars.abs().compareTo(new BigDecimal("0.01")) >= 0) {
            return dollars.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
        int scale = dollars.scale() - dollars.precision() + 2;
        return dollars.setScale(Math.min(scale, 9), RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// A share of 100 as a whole percent: `35%`.
    public static String percent(double percent) {
        return Math.round(percent) + "%";
    }
}
