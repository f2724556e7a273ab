package ccapi.daemon.alert;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.money.Usd;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Alert.NeedsLogin LOGIN = new Alert.NeedsLogin("max-1", "the refresh token was refused");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-24T10:00:00Z");

    @Test
    void theCommandGetsOneAlertAsJson() throws Exception {
        try (Alerts alerts = new Alerts(append(), LONG, clock)) {
            alerts.tell(new Alert.BudgetPassed(
                    "alice", "daily", 81, Usd.of("8.1"), Usd.of("10"), Instant.parse("2026-11-25T00:00:00Z")));
            awaitLines(1);
            JsonNode told = new ObjectMapper().readTree(lines().getFirst());
            assertThat(told.get("event").asText()).isEqualTo("budget_passed");
            assertThat(told.get("at").asText()).isEqualTo("2026-11-24T10:00:00Z");
            assertThat(told.get("key").asText()).isEqualTo("alice");
            assertThat(told.get("spent").asDouble()).isEqualTo(8.1);
            assertThat(Instant.parse(told.get("resets_at").asText())).isEqualTo("2026-11-25T00:00:00Z");
        }
    }

    @Test
    void theSameIsToldAgainOnlyAfterAWhile() throws Exception {
        try (Alerts alerts = new Alerts(append(), LONG, clock)) {
            alerts.tell(LOGIN);
            alerts.tell(LOGIN);
            alerts.tell(new Alert.NeedsLogin("max-2", "the refresh token was refused"));
            clock.step(LOGIN.quiet().plusSeconds(1));
            alerts.tell(LOGIN);
            awaitLines(3);
            assertThat(lines()).filteredOn(line -> line.contains("max-1")).hasSize(2);
        }
    }

    @Proves(Promise.P37)
    @Test
    void theCommandSeesNothingOfOurEnvironmentThatMayBeSecret() throws Exception {
        List<String> command =
                List.of("sh", "-c", "env | grep -vE '^(PWD|SHLVL|_|OLDPWD)=' | cut -d= -f1 >> " + file());
        try (Alerts alerts = new Alerts(command, LONG, clock)) {
            alerts.tell(LOGIN);
            awaitLines(1);
            assertThat(AlertCommand.PASSED).containsAll(lines());
        }
    }

    @Test
    void aCommandThatHangsIsEndedAndTheNextAlertStillTold() throws Exception {
        String script = "read line; echo $$ >> " + file() + "; case $line in *max-1*) sleep 600;; esac";
        try (Alerts alerts = new Alerts(List.of("sh", "-c", script), Duration.ofMillis(300), clock)) {
            alerts.tell(LOGIN);
            alerts.tell(new Alert.NeedsLogin("max-2", "…"));
            awaitLines(2);
            long hanging = Long.parseLong(lines().getFirst());
            Eventually.holds(
                    "the hanging one is gone",
                    () -> ProcessHandle.of(hanging)
                            .map(handle -> !handle.isAlive())
                            .orElse(true));
        }
    }

    @Test
    void aCommandThatHangsDoesNotHoldUpTheNextOne() throws Exception {
        String script = "read line; case $line in *max-1*) sleep 600;; esac; echo $line >> " + file();
        try (Alerts alerts = new Alerts(List.of("sh", "-c", script), Duration.ofMinutes(10), clock)) {
            alerts.tell(LOGIN);
            alerts.tell(new Alert.NeedsLogin("max-2", "…"));
            alerts.tell(new Alert.NeedsLogin("max-3", "…"));
            awaitLines(2);
        }
    }

    @Test
    void whatWaitsAtAStopIsStillTold() throws Exception {
        Alerts alerts = new Alerts(List.of("sh", "-c", "sleep 0.1; cat >> " + file()), LONG, clock);
        for (int i = 0; i < 5; i++) {
            alerts.tell(new Alert.NeedsLogin("max-" + i, "…"));
        }
        alerts.close();
        assertThat(lines()).hasSize(5);
        alerts.tell(new Alert.NeedsLogin("late", "…"));
        assertThat(lines()).hasSize(5);
    }

    @Test
    void tellingNeverWaitsHoweverMuchThereIsToTell() {
        try (Alerts alerts = new Alerts(List.of("sleep", "600"), LONG, clock)) {
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                alerts.tell(new Alert.NeedsLogin("account-" + i, "…"));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void withoutACommandOrWithOneThatIsNotThereNothingHappens() throws Exception {
        try (Alerts alerts = new Alerts(List.of(), LONG, clock)) {
            alerts.tell(LOGIN);
            alerts.use(List.of(folder.resolve("no-such-program").toString()), LONG);
            alerts.tell(LOGIN);
            alerts.use(append(), LONG);
            alerts.tell(new Alert.NoHealthyAccount("claude", "all are limited", null));
            Eventually.holds("the last one came", () -> String.join("", lines()).contains("no_healthy_account"));
            assertThat(lines().getLast()).contains("\"expects\":null");
        }
    }

    private Path file() {
        return folder.resolve("told");
    }

    private List<String> append() {
        return List.of("sh", "-c", "cat >> " + file());
    }

    private List<String> lines() throws Exception {
        return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
    }

    private void awaitLines(int count) {
        Eventually.holds(count + " lines", () -> lines().size() >= count);
    }
}
