package ccapi.daemon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.PriceRow;
import ccapi.shared.usage.TokenUsage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Prices prices = Prices.load(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-haiku-4-5",
                "Claude-Haiku-4-5",
                "claude-haiku-4-5-20991231",
                "claude-haiku-4-5-2099-12-31",
                "anthropic/claude-haiku-4-5",
                "openrouter/anthropic/claude-haiku-4-5-20251001[1m]",
            })
    void aNameIsFoundWithoutPrefixDateAndLongContextMark(String model) {
        assertThat(cost(model, new TokenUsage(1_000_000, 0, 0, 0, 0, 0, ""))).isEqualTo(Usd.of("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-fable-5-2", "gpt-9", "", "claude", "claude-haiku-4-5-1"})
    void anUnknownModelIsUnpricedAndNotFree(String model) {
        assertThat(prices.price(model, new TokenUsage(1, 0, 0, 0, 0, 0, ""), NOW))
                .isEqualTo(new Cost.Unpriced(model));
    }

    @Test
    void nothingUsedCostsNothingWhateverTheModel() {
        assertThat(prices.price("gpt-9", TokenUsage.NONE, NOW)).isEqualTo(new Cost.Priced(Usd.ZERO));
    }

    /// An invoice made by hand, one line for each rule of billing.
    @ParameterizedTest
    @CsvSource(textBlock = """
            # model,               in,      out,   read,   w5m,  w1h, search, tier,     at,                   cost
            # 1200x2 + 345x10 + 60000x0.1 + 800x2.5 + 400x4 = 2400+3450+6000+2000+1600 micro-dollars
            claude-sonnet-5-5,     1200,    345,   60000,  800,  400, 0,      '',       2026-11-24T00:00:00Z, 0.01545
            # the day before 2026-10-07 reading the cache cost 0.2
            claude-sonnet-5-5,     1200,    345,   60000,  800,  400, 0,      '',       2026-10-06T23:59:59Z, 0.02145
            # 100001 tokens of prompt: 0.5, 2.5, 0.05 and 0.625, the answer included
            claude-haiku-5-5,      50000,   1000,  50000,  1,    0,   0,      '',       2026-11-24T00:00:00Z, 0.030000625
            # 100000 are not above 100000: 0.1, 0.5, 0.01
            claude-haiku-5-5,      50000,   1000,  50000,  0,    0,   0,      '',       2026-11-24T00:00:00Z, 0.006
            # fast: 8, 40, and the cache as much dearer: 0.4, 10, 16
            claude-opus-5-5,       1000,    100,   2000,   300,  200, 0,      fast,     2026-11-24T00:00:00Z, 0.019
            # batch: half; served in the US: 1.1 times
            claude-opus-5-5,       1000,    100,   0,      0,    0,   0,      batch,    2026-11-24T00:00:00Z, 0.003
            claude-opus-5-5,       1000,    100,   0,      0,    0,   0,      us,       2026-11-24T00:00:00Z, 0.0066
            claude-opus-5-5,       1000,    100,   0,      0,    0,   0,      batch+us, 2026-11-24T00:00:00Z, 0.0033
            # a search is one cent
            claude-opus-5-5,       1000,    100,   0,      0,    0,   3,      '',       2026-11-24T00:00:00Z, 0.036
            # cached tokens at 0.4, writes at 5
            gpt-5.6-sol,           1000,    100,   2000,   300,  0,   0,      '',       2026-11-24T00:00:00Z, 0.0083
            # before 2026-08-21: 5, 30, 0.5, 6.25
            gpt-5.6-sol,           1000,    100,   2000,   300,  0,   0,      '',       2026-08-20T23:59:59Z, 0.010875
            # priority, listed: 2.5, 20, 0.25; writes count as input
            gpt-5.1,               1000,    100,   2000,   300,  0,   0,      priority, 2026-11-24T00:00:00Z, 0.00575
            # priority, not listed since 5.4: twice 2, 10, 0.2
            gpt-6-sol,             1000,    100,   2000,   0,    0,   0,      priority, 2026-11-24T00:00:00Z, 0.0068
            # priority is not sold above the threshold: 4, 15, 0.4
            gpt-6-sol,             1000,    100,   272000, 0,    0,   0,      priority, 2026-11-24T00:00:00Z, 0.1143
            # flex: half of 2, 10, 0.2
            gpt-6-sol,             1000,    100,   2000,   0,    0,   0,      flex,     2026-11-24T00:00:00Z, 0.0017
            # no discount for pro models: all input at 15
            gpt-5-pro,             1000,    100,   2000,   300,  0,   0,      '',       2026-11-24T00:00:00Z, 0.0615
            # half of 5 nano-dollars a token is rounded up, once
            gpt-5-nano,            0,       0,     1,      0,    0,   0,      flex,     2026-11-24T00:00:00Z, 0.000000003
            gpt-5-nano,            0,       0,     3,      0,    0,   0,      flex,     2026-11-24T00:00:00Z, 0.000000008
            # a cache that lives 12 hours
            gpt-6.1-terra,         0,       0,     0,      0,    100, 0,      '',       2026-11-24T00:00:00Z, 0.00025
            """)
    void eachRuleOfBillingIsKept(
            String model,
            long in,
            long out,
            long read,
            long w5,
            long w1,
            int search,
            String tier,
            Instant at,
            String cost) {
        TokenUsage usage = new TokenUsage(in, out, read, w5, w1, search, tier);
        assertThat(prices.price(model, usage, at)).isEqualTo(new Cost.Priced(Usd.of(cost)));
    }

    @Test
    void aTierThatIsNotSoldHasNoPrice() {
        assertThat(prices.price("claude-haiku-4-5", new TokenUsage(1, 1, 0, 0, 0, 0, "fast"), NOW))
                .isInstanceOf(Cost.Unpriced.class);
        assertThat(prices.price("gpt-5-nano", new TokenUsage(1, 1, 0, 0, 0, 0, "priority"), NOW))
                .isInstanceOf(Cost.Unpriced.class);
        assertThat(prices.sells("gpt-5-nano", "priority", NOW)).isFalse();
        assertThat(prices.sells("gpt-5-nano", "flex", NOW)).isTrue();
    }

    @Test
    void aModelHadNoPriceBeforeItWasSold() {
        TokenUsage usage = new TokenUsage(1, 0, 0, 0, 0, 0, "");
        assertThat(prices.price("claude-haiku-5-5", usage, Instant.parse("2026-10-06T23:59:59Z")))
                .isInstanceOf(Cost.Unpriced.class);
        assertThat(prices.row("claude-haiku-5-5", Instant.parse("2026-10-06T23:59:59Z")))
                .isNull();
        assertThat(prices.sells("claude-haiku-5-5", "", Instant.parse("2026-10-06T23:59:59Z")))
                .isFalse();
        assertThat(prices.sells("claude-haiku-5-5", "", Instant.parse("2026-10-07T00:00:00Z")))
                .isTrue();
        assertThat(prices.sells("gpt-9", "", NOW)).isFalse();
        assertThat(prices.row("anthropic/claude-haiku-5-5", Instant.parse("2026-10-07T00:00:00Z")))
                .isNotNull();
    }

    @Test
    void countsOutOfAllReasonAreUnpriced() {
        TokenUsage usage = new TokenUsage(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 0, 0, 0, 0, "");
        assertThat(prices.price("gpt-5", usage, NOW)).isInstanceOf(Cost.Unpriced.class);
    }

    @Test
    void theOperatorsOwnPriceReplacesTheListedOne() {
        Prices own = Prices.load(Map.of(
                "gpt-9", Map.of("input", Usd.of("3"), "output", Usd.of("4.5")),
                "claude-opus-5",
                        Map.of("input", Usd.of("1"), "output", Usd.of("2"), "cache_read", Usd.of("0.000001"))));
        assertThat(own.price("openai/gpt-9", new TokenUsage(10, 10, 10, 0, 0, 0, ""), NOW))
                .isEqualTo(new Cost.Priced(Usd.of("0.000105")));
        assertThat(own.price("claude-opus-5", new TokenUsage(0, 0, 1_000_000, 0, 0, 0, ""), NOW))
                .isEqualTo(new Cost.Priced(Usd.of("0.000001")));
        assertThat(own.version()).startsWith("2026-11-24+").isNotEqualTo(prices.version());
        assertThat(own.rows(NOW)).filteredOn(PriceRow::override).hasSize(2);
    }

    @Test
    void anOverrideThatIsNoPriceIsRefusedByName() {
        assertThatThrownBy(() -> Prices.load(Map.of("m", Map.of("input", Usd.ZERO))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("prices.m has no 'output'");
        assertThatThrownBy(() -> Prices.load(Map.of("m", Map.of("input", new Usd(-1), "output", Usd.ZERO))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("prices.m.input");
    }

    @Test
    void anEstimateTakesFourBytesForAToken() {
        // 1001 bytes are 251 tokens at 3, 4096 of answer at 15
        assertThat(prices.estimate("claude-sonnet-4-6", "", 1001, 4096, NOW)).isEqualTo(Usd.of("0.062193"));
        assertThat(prices.estimate("gpt-9", "", 1001, 4096, NOW)).isEqualTo(Usd.ZERO);
    }

    @Test
    void everyListedModelHasItsRow() {
        assertThat(prices.rows(NOW))
                .hasSize(63)
                .isSortedAccordingTo((a, b) -> a.model().compareTo(b.model()));
        PriceRow sol = prices.rows(NOW).stream()
                .filter(row -> row.model().equals("gpt-5.6-sol"))
                .findFirst()
                .orElseThrow();
        assertThat(sol.input()).isEqualTo(Usd.of("4"));
        assertThat(sol.threshold()).isEqualTo(272_000);
        assertThat(sol.longOutput()).isEqualTo(Usd.of("30"));
        assertThat(sol.uncertain()).contains("promotional");
        assertThat(prices.modelsWithoutPrice()).contains("claude-fable-5-2");
    }

    private Usd cost(String model, TokenUsage usage) {
        return ((Cost.Priced) prices.price(model, usage, NOW)).amount();
    }
}
