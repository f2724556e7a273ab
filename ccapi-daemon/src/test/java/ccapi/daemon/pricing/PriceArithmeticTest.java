package ccapi.daemon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Our integers against a second opinion that reads the list by itself and reckons with decimals.
class PriceArithmeticTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Proves(value = Promise.P4, measured = "10,000 random usages: 0 differences")
    @Test
    void tenThousandRandomUsagesCostTheSameInIntegersAndInDecimals() throws Exception {
        Prices prices = Prices.load(Map.of());
        JsonNode models;
        try (InputStream in = Prices.class.getResourceAsStream("/prices.json")) {
            models = new ObjectMapper().readTree(in).get("models");
        }
        List<String> names = new ArrayList<>();
        models.fieldNames().forEachRemaining(names::add);
        Random random = new Random(20261124);
        for (int i = 0; i < 10_000; i++) {
            String name = names.get(random.nextInt(names.size()));
            String tier = List.of("", "", "batch", "flex").get(random.nextInt(4));
            TokenUsage usage = usage(random, tier);
            assertThat(prices.price(name, usage, NOW))
                    .as("%s %s", name, usage)
                    .isEqualTo(new Cost.Priced(Usd.of(reckon(models.get(name), usage))));
        }
    }

    private static TokenUsage usage(Random random, String tier) {
        long scale = (long) Math.pow(10, 1 + random.nextInt(6));
        return new TokenUsage(
                1 + random.nextLong(scale),
                random.nextLong(scale),
                random.nextLong(scale),
                random.nextLong(scale),
                random.nextLong(scale),
                0,
                tier);
    }

    private static BigDecimal reckon(JsonNode model, TokenUsage usage) {
        String above = model.has("threshold_tokens")
                        && usage.prompt() > model.get("threshold_tokens").asLong()
                ? "_above_" + model.get("threshold_tokens").asLong() / 1000 + "k"
                : "";
        BigDecimal input = rate(model, "input", above, null);
        BigDecimal write = rate(model, "cache_write", above, input);
        BigDecimal long1h = rate(model, "cache_write_12h", above, write);
        BigDecimal micro = input.multiply(BigDecimal.valueOf(usage.input()))
                .add(rate(model, "output", above, null).multiply(BigDecimal.valueOf(usage.output())))
                .add(rate(model, "cache_read", above, input).multiply(BigDecimal.valueOf(usage.cacheRead())))
                .add(rate(model, "cache_write_5m", above, write).multiply(BigDecimal.valueOf(usage.cacheWrite5m())))
                .add(rate(model, "cache_write_1h", above, long1h).multiply(BigDecimal.valueOf(usage.cacheWrite1h())));
        BigDecimal share = usage.tier().isEmpty() ? BigDecimal.ONE : new BigDecimal("0.5");
        return micro.multiply(share).movePointLeft(6).setScale(9, RoundingMode.HALF_UP);
    }

    /// A kind without a price for long prompts becomes dearer as the input does (GPT-6.1's cache writes).
    private static BigDecimal rate(JsonNode model, String kind, String above, BigDecimal otherwise) {
        if (model.has(kind + above)) {
            return new BigDecimal(model.get(kind + above).asText());
        }
        if (!model.has(kind)) {
            return otherwise;
        }
        BigDecimal factor = new BigDecimal(model.get("input" + above).asText())
                .divide(new BigDecimal(model.get("input").asText()));
        return new BigDecimal(model.get(kind).asText()).multiply(factor);
    }
}
