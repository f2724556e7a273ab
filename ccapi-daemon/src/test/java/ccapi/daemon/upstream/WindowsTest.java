package ccapi.daemon.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ccapi.shared.account.AccountType;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Path RECORDINGS = Path.of("../../shared/fixtures/ccproxy-api");

    @Test
    void unifiedHeadersGiveFiveHoursAndWeekInPercent() {
        List<UsageWindow> windows = claude(Map.of(
                "anthropic-ratelimit-unified-5h-utilization", "0.29",
                "anthropic-ratelimit-unified-5h-reset", "1795543200",
                "anthropic-ratelimit-unified-5h-status", "allowed_warning",
                "anthropic-ratelimit-unified-7d-utilization", "1.05",
                "anthropic-ratelimit-unified-7d-reset", "2026-11-30T00:00:00Z"));
        assertThat(Windows.alive(windows, NOW))
                .containsExactly(
                        new UsageWindow(
                                "5h",
                                29.0,
                                Instant.ofEpochSecond(1795543200),
                                "allowed_warning",
                                NOW,
                                "anthropic-unified"),
                        new UsageWindow(
                                "7d", 105.0, Instant.parse("2026-11-30T00:00:00Z"), null, NOW, "anthropic-unified"));
    }

    @ParameterizedTest
    @CsvSource({"0.42,42", "0,0", "1,100", "1.2,120", "42,42", "97.5,97.5", "42%,42", "0.5%,0.5"})
    void utilizationIsReadAsFractionUnlessItCanOnlyBeAPercentage(String header, double percent) {
        assertThat(claude(Map.of("anthropic-ratelimit-unified-5h-utilization", header))
                        .getFirst()
                        .usedPercent())
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "-1", "Infinity", "many", "1e999"})
    void utilizationThatIsNoShareIsUnknown(String header) {
        assertThat(claude(Map.of("anthropic-ratelimit-unified-5h-utilization", header))
                        .getFirst()
                        .usedPercent())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1795543200,2026-11-24T18:00:00Z",
        "1795543200000,2026-11-24T18:00:00Z",
        "1795543200.0,2026-11-24T18:00:00Z",
        "2026-11-24T18:00:00Z,2026-11-24T18:00:00Z",
        "2026-11-24T19:00:00+01:00,2026-11-24T18:00:00Z"
    })
    void resetIsReadAsUnixTimeOrIso(String header, Instant reset) {
        assertThat(claude(Map.of("anthropic-ratelimit-unified-5h-reset", header))
                        .getFirst()
                        .resetsAt())
                .isEqualTo(reset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "99999999999999999", "2126-01-01T00:00:00Z"})
    void resetThatMakesNoSenseIsUnknown(String header) {
        assertThat(claude(Map.of("anthropic-ratelimit-unified-5h-reset", header))
                        .getFirst()
                        .resetsAt())
                .isNull();
    }

    @Test
    void modelBoundWeeksKeepTheirOwnName() {
        assertThat(claude(Map.of(
                        "anthropic-ratelimit-unified-7d_opus-utilization", "0.9",
                        "anthropic-ratelimit-unified-7d_oi-status", "rejected")))
                .extracting(UsageWindow::name)
                .containsExactlyInAnyOrder("7d_opus", "7d_oi");
    }

    @Test
    void plainStatusBelongsToTheRepresentativeWindow() {
        UsageWindow only = claude(Map.of(
                        "anthropic-ratelimit-unified-status", "rejected",
                        "anthropic-ratelimit-unified-reset", "1795543200",
                        "anthropic-ratelimit-unified-representative-claim", "seven_day_opus"))
                .getFirst();
        assertThat(only.name()).isEqualTo("7d_opus");
        assertThat(only.status()).isEqualTo("rejected");
        assertThat(only.resetsAt()).isEqualTo(Instant.ofEpochSecond(1795543200));
    }

    @Test
    void overageIsShownOnlyOnceSomethingOfItIsUsed() {
        assertThat(claude(Map.of(
                        "anthropic-ratelimit-unified-overage-status", "rejected",
                        "anthropic-ratelimit-unified-overage-disabled-reason", "overage_not_provisioned")))
                .isEmpty();
        assertThat(claude(Map.of("anthropic-ratelimit-unified-overage-utilization", "0.1")))
                .extracting(UsageWindow::name)
                .containsExactly("overage");
    }

    @Test
    void codexSlotsAreNamedByLengthNotBySlot() {
        List<UsageWindow> windows = codex(Map.of(
                "x-codex-primary-used-percent", "12.5",
                "x-codex-primary-window-minutes", "10079",
                "x-codex-primary-reset-at", "1795600000",
                "x-codex-secondary-used-percent", "0",
                "x-codex-secondary-window-minutes", "0"));
        assertThat(windows)
                .containsExactly(new UsageWindow("7d", 12.5, Instant.ofEpochSecond(1795600000), null, NOW, "x-codex"));
    }

    @Test
    void codexResetMayBeSecondsFromNow() {
        assertThat(codex(Map.of(
                                "x-codex-primary-used-percent", "9",
                                "x-codex-primary-window-minutes", "299",
                                "x-codex-primary-reset-after-seconds", "1633"))
                        .getFirst())
                .isEqualTo(new UsageWindow("5h", 9.0, NOW.plusSeconds(1633), null, NOW, "x-codex"));
    }

    @Test
    void metersOfSingleModelsAreNamedByTheirLimit() {
        assertThat(codex(Map.of(
                        "x-codex-bengalfox-primary-used-percent", "3",
                        "x-codex-bengalfox-primary-window-minutes", "300",
                        "x-codex-bengalfox-limit-name", "GPT-5.3-Codex-Spark")))
                .extracting(UsageWindow::name)
                .containsExactly("5h_gpt-5.3-codex-spark");
    }

    @Test
    void rateLimitsEventTellsTheSameWindows() {
        byte[] event = """
                {"type":"codex.rate_limits","plan_type":"plus","rate_limits":{"allowed":true,"limit_reached":false,
                "primary":{"used_percent":41.5,"window_minutes":300,"reset_at":1795543200},"secondary":null}}""".getBytes(StandardCharsets.UTF_8);
        assertThat(Windows.readEvent(event, NOW))
                .containsExactly(
                        new UsageWindow("5h", 41.5, Instant.ofEpochSecond(1795543200), null, NOW, "codex.rate_limits"));
        assertThat(Windows.readEvent("{\"rate_lim".getBytes(StandardCharsets.UTF_8), NOW))
                .isEmpty();
    }

    @Test
    void accountsThatPayByTheTokenHaveNoWindows() {
        assertThat(claude(Map.of(
                        "anthropic-ratelimit-tokens-remaining", "0",
                        "anthropic-ratelimit-tokens-reset", "2026-11-24T12:01:00Z")))
                .isEmpty();
    }

    @Test
    void readingWithoutShareKeepsTheLastKnownShareAndItsAge() {
        Instant reset = NOW.plusSeconds(3600);
        UsageWindow before = new UsageWindow("5h", 40.0, reset, "allowed", NOW.minusSeconds(600), "s");
        UsageWindow after = new UsageWindow("5h", null, reset.plusSeconds(1), "allowed_warning", NOW, "s");
        UsageWindow merged = Windows.merge(List.of(before), List.of(after), NOW).getFirst();
        assertThat(merged.usedPercent()).isEqualTo(40.0);
        assertThat(merged.seenAt()).isEqualTo(NOW.minusSeconds(600));
        assertThat(merged.status()).isEqualTo("allowed_warning");
    }

    @Test
    void shareOfThePreviousWindowIsNotCarriedIntoTheNext() {
        UsageWindow before = new UsageWindow("5h", 99.0, NOW.plusSeconds(60), "rejected", NOW, "s");
        UsageWindow after = new UsageWindow("5h", null, NOW.plusSeconds(5 * 3600), "allowed", NOW, "s");
        assertThat(Windows.merge(List.of(before), List.of(after), NOW)
                        .getFirst()
                        .usedPercent())
                .isNull();
    }

    @Test
    void windowIsGoneWhenItsResetHasPassed() {
        UsageWindow five = new UsageWindow("5h", 99.0, NOW.plusSeconds(60), "rejected", NOW, "s");
        UsageWindow week = new UsageWindow("7d", 50.0, NOW.plusSeconds(90_000), "allowed", NOW, "s");
        assertThat(Windows.alive(List.of(week, five), NOW.plusSeconds(60))).containsExactly(week);
    }

    @Test
    void windowWithoutResetIsGoneAfterItsOwnLength() {
        UsageWindow five = new UsageWindow("5h", 99.0, null, null, NOW, "s");
        assertThat(Windows.alive(List.of(five), NOW.plusSeconds(5 * 3600 - 1))).hasSize(1);
        assertThat(Windows.alive(List.of(five), NOW.plusSeconds(5 * 3600))).isEmpty();
    }

    @Test
    void recordedAnswersGiveTheWindowsTheyCarry() throws Exception {
        assumeThat(RECORDINGS).isDirectory();
        Instant then = Instant.parse("2025-09-27T20:00:00Z");
        assertThat(Windows.read(AccountType.CLAUDE_OAUTH, recorded("claude_messages.json"), then))
                .containsExactly(new UsageWindow(
                        "5h", null, Instant.ofEpochSecond(1759010400), "allowed", then, "anthropic-unified"));
        assertThat(Windows.read(AccountType.CODEX, recorded("codex_responses_tools.json"), then))
                .containsExactly(
                        new UsageWindow("5h", 9.0, then.plusSeconds(1586), null, then, "x-codex"),
                        new UsageWindow("7d", 31.0, then.plusSeconds(167313), null, then, "x-codex"));
    }

    private static UpstreamHeaders recorded(String file) throws Exception {
        JsonNode headers = Json.mapper()
                .readTree(Files.readAllBytes(RECORDINGS.resolve(file)))
                .path("response")
                .path("headers");
        UpstreamHeaders read = new UpstreamHeaders();
        headers.properties()
                .forEach(field -> read.add(field.getKey(), field.getValue().asText()));
        return read;
    }

    private static List<UsageWindow> claude(Map<String, String> headers) {
        return Windows.read(AccountType.CLAUDE_OAUTH, of(headers), NOW);
    }

    private static List<UsageWindow> codex(Map<String, String> headers) {
        return Windows.read(AccountType.CODEX, of(headers), NOW);
    }

    private static UpstreamHeaders of(Map<String, String> headers) {
        UpstreamHeaders made = new UpstreamHeaders();
        headers.forEach(made::add);
        return made;
    }
}
