package ccapi.daemon.pricing;

import ccapi.shared.money.Usd;
import ccapi.shared.usage.PriceRow;
import ccapi.shared.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// What a request costs: the list that ships with ccapi, and the operator's own prices before it.
///
/// Never changes once made; a new one is made when the config is read again. Any thread may use it.
public final class Prices {
    static final String PRIORITY = "priority";
    static final String FAST = "fast";
    private static final String FLEX = "flex";
    private static final String BATCH = "batch";
    private static final String US = "us";

    /// A prompt in the languages of most prompts has about one token in four bytes; it is a bit more for code.
    private static final long BYTES_PER_TOKEN = 4;

    private final PriceFile file;
    private final Map<String, ModelPrice> overrides;
    private final String version;

    private Prices(PriceFile file, Map<String, ModelPrice> overrides) {
        this.file = file;
        this.overrides = overrides;
        this.version = file.asOf() + (overrides.isEmpty() ? "" : "+" + fingerprint(overrides));
    }

    /// Reads the list, with the operator's own prices before it.
    ///
    /// @param overrides by model and kind (`input`, `output`, `cache_read`, `cache_write_5m`, `cache_write_1h`,
    /// `cache_write`), in US$ for a million tokens
    /// @throws ccapi.shared.problem.Refusal when an override lacks input or output, or is no price
    public static Prices load(Map<String, Map<String, Usd>> overrides) {
        return new Prices(PriceFile.load(), Overrides.read(overrides));
    }

    /// Which prices these are: the day of the list, and a mark that changes with the operator's own.
    public String version() {
        return version;
    }

    /// The day the list was drawn up.
    public LocalDate asOf() {
        return file.asOf();
    }

    /// Models that exist and whose price nobody could find.
    public List<String> modelsWithoutPrice() {
        return file.noPrice();
    }

    /// What a request cost. A request that used nothing cost nothing, whatever the model.
    ///
    /// @param model the one that answered
    /// @param at    when the request began
    public Cost price(String model, TokenUsage usage, Instant at) {
        if (usage.isNone() && usage.webSearches() == 0) {
            return new Cost.Priced(Usd.ZERO);
        }
        ModelPrice price = find(model);
        Tariff tariff = price == null ? null : price.at(at);
        Set<String> tier = Set.copyOf(List.of(usage.tier().split("\\+", -1)));
        Rates rates = tariff == null ? null : tariff.rates(usage, tier);
        if (tariff == null || rates == null) {
            return new Cost.Unpriced(model);
        }
        try {
            return new Cost.Priced(new Usd(nanos(tariff, rates, usage, tier)));
        } catch (ArithmeticException e) {
            // counts that cost millions of dollars are no counts
            return new Cost.Unpriced(model);
        }
    }

    /// About how many tokens a prompt has.
    ///
    /// @param inputBytes size of the client's body
    public static long promptTokens(long inputBytes) {
        return (inputBytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }

    /// What a request may cost at most, roughly: for setting money aside before it goes out.
    ///
    /// @param tier            how it is to be served, in the words of [TokenUsage#tier()]
    /// @param inputBytes      size of the client's body
    /// @param maxOutputTokens most tokens the answer may have
    /// @return 0 for what has no price
    public Usd estimate(String model, String tier, long inputBytes, long maxOutputTokens, Instant at) {
        TokenUsage usage = new TokenUsage(promptTokens(inputBytes), Math.max(0, maxOutputTokens), 0, 0, 0, 0, tier);
        return switch (price(model, usage, at)) {
            case Cost.Priced priced -> priced.amount();
            case Cost.Unpriced _ -> Usd.ZERO;
        };
    }

    /// Whether a model served in such a way has a price at a moment.
    ///
    /// @param tier in the words of [TokenUsage#tier()]
    public boolean sells(String model, String tier, Instant at) {
        return price(model, new TokenUsage(1, 1, 0, 0, 0, 0, tier), at) instanceof Cost.Priced;
    }

    /// The listed price that a model gets at a moment, `null` when it has none.
    public @Nullable PriceRow row(String model, Instant at) {
        ModelPrice price = find(model);
        return price == null ? null : price.row(at);
    }

    /// All prices in force at a moment, by model; the operator's own replace the list's.
    public List<PriceRow> rows(Instant at) {
        Map<String, ModelPrice> all = new TreeMap<>(file.models());
        all.putAll(overrides);
        return all.values().stream()
                .map(price -> price.row(at))
                .filter(Objects::nonNull)
                .toList();
    }

    private long nanos(Tariff tariff, Rates rates, TokenUsage usage, Set<String> tier) {
        PriceFile.Modifiers modifiers = file.modifiers();
        long percent =
                tier.contains(BATCH) ? modifiers.batchPercent() : tier.contains(FLEX) ? modifiers.flexPercent() : 100;
        long geography = tariff.claude() && tier.contains(US) ? modifiers.usPercent() : 100;
        long searches = tariff.claude() ? Math.multiplyExact(usage.webSearches(), modifiers.webSearchNanos()) : 0;
        return Math.addExact(toNanos(rates.cost(usage), percent * geography), searches);
    }

    /// Takes so many ten thousandths of an amount of pico-dollars, rounded half up to nano-dollars; in two parts, so
    /// that the product fits.
    private static long toNanos(long pico, long tenThousandths) {
        long unit = 10_000_000;
        long rest = (pico % unit * tenThousandths + unit / 2) / unit;
        return Math.addExact(Math.multiplyExact(pico / unit, tenThousandths), rest);
    }

    private @Nullable ModelPrice find(String model) {
        for (String name : ModelName.candidates(model)) {
            ModelPrice own = overrides.get(name);
            ModelPrice price = own == null ? file.models().get(name) : own;
            if (price != null) {
                return price;
            }
        }
        return null;
    }

    private static String fingerprint(Map<String, ModelPrice> overrides) {
        CRC32 sum = new CRC32();
        overrides.forEach((_, price) -> sum.update(price.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
