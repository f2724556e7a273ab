package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.socket.UnixHttp;
import ccapi.tui.page.Effect;
import ccapi.tui.testing.Samples;
import ccapi.tui.testing.StandIn;
import ccapi.tui.testing.World;
import ccapi.tui.widget.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every action on every page, by keys, and what the daemon was asked for.
class ActionsTest {
    @TempDir
    private Path folder;

    private StandIn daemon;
    private World world;
    private Robot robot;

    @BeforeEach
    void start() {
        world = new World(InstantSource.fixed(Samples.NOW));
        daemon = StandIn.start(folder.resolve("admin.sock"), world);
        AdminClient client = new AdminClient(new UnixHttp(folder.resolve("admin.sock"), Duration.ofSeconds(10)));
        robot = Robot.with(client, Robot.SETTINGS, new Size(100, 30));
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private void assertAsked(String request) {
        assertThat(world.asked).contains(request);
    }

    private static String path(String name) {
        return "acc_" + Integer.toHexString(name.hashCode());
    }

    // --- accounts

    @Test
    void addsAccount() {
        robot.press("a")
                .type("new one")
                .press("tab", "right", "tab")
                .paste("sk-secret\n")
                .press("ctrl-s");
        assertAsked("POST /accounts");
        assertThat(world.accounts.getLast().name()).isEqualTo("new one");
        assertThat(world.accounts.getLast().type().wire()).isEqualTo("claude-api");
        assertThat(robot.screen()).contains("added new one");
        assertThat(robot.state.overlays()).isEmpty();
    }

    @Test
    void refusalKeepsTheFormAndSaysWhy() {
        robot.press("a")
                .type("max-tokyo")
                .press("tab", "tab")
                .paste("sk-secret")
                .press("ctrl-s");
        assertThat(robot.screen())
                .contains("there is an account 'max-tokyo' already")
                .contains("Add account");
        robot.press("back_tab", "back_tab").type("2").press("ctrl-s");
        assertThat(world.accounts.getLast().name()).isEqualTo("max-tokyo2");
    }

    @Test
    void formComplainsWhileTyping() {
        robot.press("a").type("-x");
        assertThat(robot.screen()).contains("has characters that cannot be used");
        robot.press("ctrl-s");
        assertThat(world.asked).doesNotContain("POST /accounts");
    }

    @Test
    void editsOnlyWhatDiffers() {
        robot.press("e").press("ctrl-u").type("max-osaka").press("ctrl-s");
        assertAsked("PATCH /accounts/" + path("max-tokyo"));
        assertThat(robot.screen()).contains("saved max-osaka");
    }

    @Test
    void togglesWithSpaceAndX() {
        robot.press("x");
        assertAsked("POST /accounts/" + path("max-tokyo") + "/disable");
        assertThat(world.accounts.getFirst().enabled()).isFalse();
        robot.press("space");
        assertAsked("POST /accounts/" + path("max-tokyo") + "/enable");
        assertThat(robot.screen()).contains("enabled max-tokyo");
    }

    @Test
    void testsAccountAndShowsTheAnswer() {
        robot.press("t");
        assertAsked("POST /accounts/" + path("max-tokyo") + "/test");
        assertThat(robot.screen()).contains("answered in 612ms").contains("Hello!");
    }

    @Test
    void refreshesClearsAndDrains() {
        robot.press("R", "c", "n");
        assertAsked("POST /accounts/" + path("max-tokyo") + "/refresh");
        assertAsked("POST /accounts/" + path("max-tokyo") + "/clear");
        assertAsked("POST /accounts/" + path("max-tokyo") + "/drain");
    }

    @Test
    void deletesOnlyOnceTheNameIsTyped() {
        robot.press("d", "enter").type("max-toky").press("enter");
        assertThat(world.accounts).hasSize(8);
        robot.type("o").press("enter");
        assertThat(world.accounts)
                .hasSize(7)
                .noneMatch(account -> account.name().equals("max-tokyo"));
        assertThat(robot.screen()).contains("deleted max-tokyo").contains("> max-東京");
    }

    @Test
    void importsAFileOfThisMachine() throws IOException {
        Path file = Files.writeString(folder.resolve("auth.json"), "{}");
        robot.press("i", "tab", "ctrl-u").type(file.toString()).press("ctrl-s");
        assertAsked("POST /accounts/import");
        assertThat(robot.screen()).contains("imported imported");
    }

    @Test
    void fileThatIsNotThereIsSaidInTheForm() {
        robot.press("i", "tab", "ctrl-u").type("/nowhere/auth.json").press("ctrl-s");
        assertThat(robot.screen()).contains("cannot read /nowhere/auth.json: no such file");
    }

    @Test
    void copiesTheIdNeverASecret() {
        robot.press("y");
        assertThat(robot.asked).contains(new Effect.Copy(path("max-tokyo")));
        assertThat(robot.screen()).contains("copied");
    }

    @Test
    void detailsAreLoadedForTheRowThatIsShown() {
        robot.press("enter");
        assertAsked("GET /accounts/" + path("max-tokyo"));
        assertThat(robot.screen()).contains("last 24 h").contains("Recent errors");
        robot.press("j");
        assertAsked("GET /accounts/" + path("max-東京"));
        assertThat(robot.screen()).contains("─ max-東京 ─");
    }

    // --- keys

    @Test
    void createsEditsTogglesRotatesAndDeletesKeys() {
        robot.press("2", "a").type("laptop").press("tab", "tab").type("12.5").press("ctrl-s");
        assertAsked("POST /keys");
        assertThat(robot.screen()).contains(World.KEY_TEXT);
        robot.press("escape", "e", "tab").type("9").press("ctrl-s");
        String key = world.keys.getFirst().id();
        assertAsked("PATCH /keys/" + key);
        robot.press("x");
        assertAsked("POST /keys/" + key + "/disable");
        robot.press("R", "y");
        assertAsked("POST /keys/" + key + "/rotate");
        assertThat(robot.screen()).contains(World.KEY_TEXT);
        robot.press("escape", "d").type("key-ci").press("enter");
        assertAsked("DELETE /keys/" + key);
        assertThat(world.keys.stream().map(ApiKey::name))
                .doesNotContain("key-ci")
                .contains("laptop");
    }

    @Test
    void limitOfNothingIsRefusedWhileTyping() {
        robot.press("2", "a").type("k").press("tab", "tab").type("0");
        assertThat(robot.screen()).contains("lets nothing through");
    }

    // --- usage

    @Test
    void rangeGroupAndErrorsAskAnew() {
        robot.press("3");
        assertThat(robot.screen()).contains("[today]").contains("[account+user]");
        robot.press("]");
        assertThat(robot.screen()).contains("[yesterday]");
        robot.press("[", "[");
        assertThat(robot.screen()).contains("[month]");
        robot.press("b", "b", "b");
        assertThat(robot.screen()).contains("[model]").contains("MODEL");
        robot.press("f");
        assertThat(robot.screen()).contains("errors only").contains("429").doesNotContain(" 200");
    }

    @Test
    void customRangeIsFilledIn() {
        robot.press("3", "c").type("yesterday").press("ctrl-s");
        assertThat(robot.screen()).contains("is not a date");
        robot.press("ctrl-u").type("2026-11-01").press("tab").type("2026-11-20").press("ctrl-s");
        assertThat(robot.screen()).contains("[custom]");
        assertThat(robot.state.overlays()).isEmpty();
    }

    @Test
    void olderRequestsAreLoadedAtTheEndOfTheList() {
        world.requests.clear();
        world.requests.addAll(new Samples(Samples.NOW).requests(500));
        robot.press("3", "o");
        assertThat(robot.screen()).contains("1/200");
        robot.press("G");
        assertThat(robot.screen()).contains("200/400");
        robot.press("G", "G");
        assertThat(robot.screen()).contains("500/500");
        robot.press("r").later(Duration.ofSeconds(6));
        assertThat(robot.screen()).contains("500/500");
    }

    @Test
    void requestIsShownWithTheWayItTook() {
        robot.press("3", "o", "enter");
        assertAsked("GET /usage/requests/req_000000");
        assertThat(robot.press("page_down").screen()).contains("How it was routed");
    }

    // --- mirror

    @Test
    void mintsOneAndReports() {
        robot.press("4", "j", "m");
        assertAsked("POST /mirror/mint");
        assertThat(robot.screen()).contains("Mint succeeded").contains("codex-mirror-1043");
    }

    @Test
    void mintsTheMarkedOneAfterTheOther() {
        robot.press("4", "M");
        assertThat(robot.screen()).contains("nothing is marked");
        robot.press("space", "j", "space", "M", "y");
        assertThat(world.asked.stream().filter("POST /mirror/mint"::equals)).hasSize(2);
        assertThat(robot.screen()).contains("2 minted, 0 failed");
        robot.press("escape");
        assertThat(robot.screen()).contains("Mint succeeded: c@example.com");
        assertThat(robot.screen()).doesNotContain("2 marked");
    }

    @Test
    void failedMintSaysWhy() {
        robot.press("4", "j", "j", "j", "m");
        assertThat(robot.screen()).contains("Mint failed").contains("the mirror says: status 2");
    }

    @Test
    void showsSomeOfThePool() {
        robot.press("4", "f");
        assertThat(robot.screen()).contains("show [Plus]").contains("3 / 5 shown");
        robot.press("f", "f", "f");
        assertThat(robot.screen()).contains("show [not in ccapi]").doesNotContain("a.lin@");
    }

    @Test
    void minterThatCannotBeUsedIsNotAskedForItsList() {
        world.mirrorState("unreachable", "connection refused");
        robot.press("4");
        assertThat(world.asked).contains("GET /mirror/status").doesNotContain("GET /mirror/accounts");
        assertThat(robot.screen())
                .contains("Minter unreachable: connection refused")
                .contains("SSH tunnel");
    }

    // --- live

    @Test
    void cancelsARequestInFlight() {
        robot.press("5", "c", "y");
        assertAsked("DELETE /live/req_live01");
        assertThat(robot.screen()).contains("cancelled req_live01");
    }

    @Test
    void requestsInFlightMoveWithThePushStream() {
        robot.press("5");
        world.live.removeIf(request -> request.id().equals("req_live02"));
        robot.pushed(new LiveEvent("live", Samples.NOW, null, List.copyOf(world.live), null));
        assertThat(robot.screen()).contains("opus-4-5").doesNotContain("内部测试").contains("1/2");
    }

    // --- the daemon

    @Test
    void showsDaemonAndItsWarnings() {
        robot.press("!");
        assertThat(robot.screen()).contains("127.0.0.1:8765").contains("account pro-03 needs a new login");
    }

    @Test
    void reloadsTheConfiguration() {
        robot.press(":").type("daemon reload").press("enter");
        assertAsked("POST /daemon/reload");
        assertThat(robot.screen()).contains("log.level");
    }

    @Test
    void whatAnotherDoesIsSeen() {
        Account gone = world.accounts.removeLast();
        world.changed("accounts");
        robot.pushed(new LiveEvent("changed", Samples.NOW, "accounts", null, null));
        assertThat(robot.screen()).doesNotContain(gone.name());
    }
}
