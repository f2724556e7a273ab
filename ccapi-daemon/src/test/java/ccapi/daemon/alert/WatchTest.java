package ccapi.daemon.alert;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.money.Usd;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Instant LATER = Instant.parse("2026-11-24T12:30:00Z");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-24T10:00:00Z");
    private Alerts alerts;
    private Watch watch;

    @BeforeEach
    void open() {
        alerts = new Alerts(List.of("sh", "-c", "cat >> " + file()), Duration.ofSeconds(20), clock);
        watch = new Watch(alerts);
    }

    @AfterEach
    void close() {
        alerts.close();
    }

    @Test
    void anAccountThatNeedsALoginIsToldOnceUntilItHasRecovered() throws Exception {
        look(account("max-1", AccountType.CLAUDE_OAUTH, Health.HEALTHY), needing("max-2"));
        look(account("max-1", AccountType.CLAUDE_OAUTH, Health.HEALTHY), needing("max-2"));
        look(
                account("max-1", AccountType.CLAUDE_OAUTH, Health.HEALTHY),
                account("max-2", AccountType.CLAUDE_OAUTH, Health.HEALTHY));
        clock.step(Duration.ofHours(1));
        look(account("max-1", AccountType.CLAUDE_OAUTH, Health.HEALTHY), needing("max-2"));
        assertThat(told(2)).allSatisfy(alert -> {
            assertThat(alert.get("event").asText()).isEqualTo("needs_login");
            assertThat(alert.get("account").asText()).isEqualTo("max-2");
        });
    }

    @Test
    void aPoolWithoutAServingAccountIsToldWithWhatKeepsThem() throws Exception {
        look(
                account("max-1", AccountType.CLAUDE_OAUTH, Health.LIMITED),
                account("max-2", AccountType.CLAUDE_OAUTH, Health.COOLING),
                account("codex-1", AccountType.CODEX, Health.UNKNOWN));
        JsonNode alert = told(1).getFirst();
        assertThat(alert.get("event").asText()).isEqualTo("no_healthy_account");
        assertThat(alert.get("pool").asText()).isEqualTo("claude-oauth");
        assertThat(alert.get("reason").asText()).isEqualTo("1 cooling, 1 limited");
        assertThat(Instant.parse(alert.get("expects").asText())).isEqualTo(LATER);
    }

    @Test
    void aBudgetIsToldOnceInItsWindow() throws Exception {
        look(key("alice", "7.99", "10"));
        look(key("alice", "8", "10"));
        look(key("alice", "11", "10"));
        clock.step(Duration.ofDays(1));
        look(key("alice", "9", "10"), key("unlimited", "900", null));
        List<JsonNode> told = told(2);
        assertThat(told.getFirst().get("percent").asInt()).isEqualTo(80);
        assertThat(told.getFirst().get("window").asText()).isEqualTo("daily");
        // midnight in Kolkata
        assertThat(Instant.parse(told.getFirst().get("resets_at").asText())).isEqualTo("2026-11-24T18:30:00Z");
        assertThat(told.getLast().get("percent").asInt()).isEqualTo(90);
    }

    private void look(Account... accounts) {
        watch.look(List.of(accounts), List.of(), 80, ZONE, clock.instant());
    }

    private void look(ApiKey... keys) {
        watch.look(List.of(), List.of(keys), 80, ZONE, clock.instant());
    }

    private List<JsonNode> told(int count) throws Exception {
        // one more than expected comes last, so that nothing can come after it unseen
        alerts.tell(new Alert.NeedsLogin("the end", ""));
        Eventually.holds(
                "told", () -> Files.exists(file()) && Files.readString(file()).contains("the end"));
        List<JsonNode> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            alerts.add(new ObjectMapper().readTree(line));
        }
        assertThat(alerts).hasSize(count + 1);
        return alerts.subList(0, count);
    }

    private Path file() {
        return folder.resolve("told");
    }

    private static Account needing(String name) {
        return account(name, AccountType.CLAUDE_OAUTH, Health.NEEDS_LOGIN);
    }

    private static Account account(String name, AccountType type, Health health) {
        return new Account(
                "acc_" + name,
                name,
                type,
                50,
                true,
                false,
                0,
                0,
                health,
                "because",
                health == Health.LIMITED ? LATER : health == Health.COOLING ? LATER.plusSeconds(60) : null,
                0,
                0,
                Usd.ZERO,
                0,
                List.of(),
                null,
                null,
                Map.of(),
                List.of(),
                "",
                null,
                null,
                null,
                "manual",
                null,
                LATER);
    }

    private static ApiKey key(String name, String spent, String limit) {
        return new ApiKey(
                "key_" + name,
                name,
                "cck_…",
                true,
                0,
                0,
                0,
                0,
                Usd.of(spent),
                Usd.of(spent),
                Usd.of(spent),
                limit == null ? null : Usd.of(limit),
                null,
                null,
                Usd.ZERO,
                List.of(),
                List.of(),
                null,
                null,
                "",
                null,
                LATER);
    }
}
