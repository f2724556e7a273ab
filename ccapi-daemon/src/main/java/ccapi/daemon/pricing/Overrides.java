package ccapi.daemon.pricing;

import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Prices that the operator sets in the config. One replaces all that the list says of a model: no dates, no
/// long-context prices; priority and fast cost double.
final class Overrides {
    private static final long FAST_FACTOR = 2;

    private Overrides() {}

    /// @param prices by model and kind, in US$ for a million tokens; kinds as in `prices.json`
    static Map<String, ModelPrice> read(Map<String, Map<String, Usd>> prices) {
        Map<String, ModelPrice> models = new TreeMap<>();
        prices.forEach((name, rates) -> {
            String model = name.toLowerCase(Locale.ROOT);
            models.put(model, model(model, rates));
        });
        return models;
    }

    private static ModelPrice model(String name, Map<String, Usd> prices) {
        long input = required(name, prices, "input");
        long write = optional(name, prices, "cache_write", input);
        Rates standard = new Rates(
                input,
                required(name, prices, "output"),
                optional(name, prices, "cache_read", input),
                optional(name, prices, "cache_write_5m", write),
                optional(name, prices, "cache_write_1h", write));
        Rates fast = standard.times(FAST_FACTOR);
        boolean claude = prices.containsKey("cache_write_5m") || name.startsWith("claude");
        Tariff tariff = new Tariff(null, standard, Long.MAX_VALUE, null, fast, fast, claude);
        return new ModelPrice(name, List.of(tariff), "config.yaml", null, null, null);
    }

    private static long required(String model, Map<String, Usd> prices, String kind) {
        Usd price = prices.get(kind);
        if (price == null) {
            throw Refusal.invalid(
                    "prices." + model + " has no '" + kind + "'",
                    "an override needs input and output, in US$ for a million tokens");
        }
        return rate(model, kind, price);
    }

    private static long optional(String model, Map<String, Usd> prices, String kind, long otherwise) {
        @Nullable Usd price = prices.get(kind);
        return price == null ? otherwise : rate(model, kind, price);
    }

    private static long rate(String model, String kind, Usd price) {
        try {
            if (price.nanos() < 0) {
                throw new ArithmeticException("negative");
            }
            return Rates.perToken(price.dollars());
        } catch (ArithmeticException e) {
            throw Refusal.invalid(
                    "prices." + model + "." + kind + ": " + price.dollars().toPlainString() + " is no price",
                    "write US$ for a million tokens, 0 or more, with at most six decimals");
        }
    }
}
