package ccapi.daemon.pricing;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The price list that ships with ccapi, read from `prices.json`.
///
/// @param asOf      the day it was drawn up
/// @param models    by name
/// @param noPrice   models that exist and whose price nobody could find
/// @param modifiers what other circumstances do to a price
record PriceFile(LocalDate asOf, Map<String, ModelPrice> models, List<String> noPrice, Modifiers modifiers) {
    private static final String RESOURCE = "/prices.json";

    /// What other circumstances do to a price.
    ///
    /// @param webSearchNanos nano-dollars for one search that the server ran
    record Modifiers(long batchPercent, long flexPercent, long usPercent, long webSearchNanos) {}

    /// Reads the one on the class path.
    static PriceFile load() {
        ObjectReader exact = Json.mapper()
                .reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        try (InputStream in = PriceFile.class.getResourceAsStream(RESOURCE)) {
            return of(exact.readTree(Objects.requireNonNull(in, RESOURCE)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static PriceFile of(JsonNode root) {
        LocalDate asOf = LocalDate.parse(root.get("as_of").textValue());
        Map<String, ModelPrice> models = new LinkedHashMap<>();
        root.get("models").properties().forEach(entry -> {
            models.put(entry.getKey(), model(entry.getKey(), entry.getValue(), start(asOf)));
        });
        List<String> noPrice = new ArrayList<>();
        root.get("no_price_found").forEach(name -> noPrice.add(name.textValue()));
        JsonNode modifiers = root.get("modifiers");
        return new PriceFile(
                asOf,
                Map.copyOf(models),
                List.copyOf(noPrice),
                new Modifiers(
                        modifiers.get("batch_percent").longValue(),
                        modifiers.get("flex_percent").longValue(),
                        modifiers.get("us_percent").longValue(),
                        // dollars for a thousand: a million nano-dollars for one
                        modifiers
                                .get("web_search_per_1000")
                                .decimalValue()
                                .movePointRight(6)
                                .longValueExact()));
    }

    private static ModelPrice model(String name, JsonNode entry, Instant listedAt) {
        List<Tariff> tariffs = new ArrayList<>();
        tariffs.add(tariff(entry, date(entry, "valid_from")));
        for (JsonNode earlier : entry.path("previous")) {
            tariffs.add(tariff(earlier, date(earlier, "from")));
        }
        return new ModelPrice(
                name,
                List.copyOf(tariffs),
                entry.path("src").asText(""),
                entry.path("note").textValue(),
                entry.path("uncertain").textValue(),
                listedAt);
    }

    private static Tariff tariff(JsonNode entry, @Nullable Instant from) {
        Rates standard = standard(entry);
        return new Tariff(
                from,
                standard,
                entry.path("threshold_tokens").asLong(Long.MAX_VALUE),
                above(entry, standard),
                priority(entry, standard),
                fast(entry, standard),
                entry.has("cache_write_5m"));
    }

    private static Rates standard(JsonNode entry) {
        long input = rate(entry.get("input"));
        long write = optional(entry, "cache_write", input);
        return new Rates(
                input,
                rate(entry.get("output")),
                optional(entry, "cache_read", input),
                optional(entry, "cache_write_5m", write),
                optional(entry, "cache_write_1h", optional(entry, "cache_write_12h", write)));
    }

    /// Prices of long prompts: the keys that carry the threshold in their name.
    private static @Nullable Rates above(JsonNode entry, Rates standard) {
        if (!entry.has("threshold_tokens")) {
            return null;
        }
        String suffix = "_above_" + entry.get("threshold_tokens").longValue() / 1000 + "k";
        long input = rate(entry.get("input" + suffix));
        Rates scaled = Rates.scaled(input, rate(entry.get("output" + suffix)), standard);
        long write = optional(entry, "cache_write" + suffix, scaled.cacheWrite5m());
        return new Rates(
                input,
                scaled.output(),
                optional(entry, "cache_read" + suffix, scaled.cacheRead()),
                optional(entry, "cache_write_5m" + suffix, write),
                optional(entry, "cache_write_1h" + suffix, scaled.cacheWrite1h()));
    }

    private static @Nullable Rates priority(JsonNode entry, Rates standard) {
        JsonNode listed = entry.get("priority");
        if (listed == null) {
            JsonNode factor = entry.get("priority_factor");
            return factor == null ? null : standard.times(factor.longValue());
        }
        Rates scaled = Rates.scaled(rate(listed.get("input")), rate(listed.get("output")), standard);
        return new Rates(
                scaled.input(),
                scaled.output(),
                optional(listed, "cache_read", scaled.cacheRead()),
                scaled.cacheWrite5m(),
                scaled.cacheWrite1h());
    }

    private static @Nullable Rates fast(JsonNode entry, Rates standard) {
        JsonNode listed = entry.get("fast_mode");
        return listed == null ? null : Rates.scaled(rate(listed.get("input")), rate(listed.get("output")), standard);
    }

    private static long optional(JsonNode entry, String name, long otherwise) {
        return entry.has(name) ? rate(entry.get(name)) : otherwise;
    }

    private static long rate(JsonNode price) {
        BigDecimal dollars = price.decimalValue();
        return Rates.perToken(dollars);
    }

    private static @Nullable Instant date(JsonNode entry, String name) {
        String text = entry.path(name).textValue();
        return text == null ? null : start(LocalDate.parse(text));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
