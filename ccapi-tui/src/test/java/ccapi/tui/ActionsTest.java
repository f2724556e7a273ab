package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.Gate;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.EditAccount;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.money.Usd;
import ccapi.tui.page.Effect;
import ccapi.tui.testing.Samples;
import ccapi.tui.testing.World;
import ccapi.tui.widget.Size;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every action on every page, by keys, and what it did to a real daemon.
class ActionsTest {
    private static final Pattern KEY_TEXT = Pattern.compile("cck_[\\w-]{20,}");

    private World world;
    private Robot robot;

    @BeforeEach
    void start() throws IOException {
        world = new World();
        robot = Robot.with(world.admin(), Robot.SETTINGS, new Size(100, 30));
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    private List<String> accounts() {
        return world.admin().accounts().list().stream().map(Account::name).toList();
    }

    // --- accounts

    @Test
    void addsAccount() {
        robot.press("a")
                .type("new one")
                .press("tab", "right", "tab")
                .paste("sk-secret\n")
                .press("ctrl-s");
        assertThat(world.account("new one").type()).isEqualTo(AccountType.CLAUDE_API);
        assertThat(robot.screen()).contains("added new one");
        assertThat(robot.state.overlays()).isEmpty();
    }

    @Test
    void refusalKeepsTheFormAndSaysWhy() {
        robot.press("a")
                .type("alpha")
                .press("tab", "right", "tab")
                .paste("sk-secret")
                .press("ctrl-s");
        assertThat(robot.screen())
                .contains("there is an account named 'alpha' already")
                .contains("Add account");
        robot.press("back_tab", "back_tab").type("2").press("ctrl-s");
        assertThat(accounts()).contains("alpha2");
    }

    @Test
    void formComplainsWhileTyping() {
        robot.press("a").type("-x");
        assertThat(robot.screen()).contains("has characters that cannot be used");
        robot.press("ctrl-s");
        assertThat(accounts()).hasSize(2);
    }

    @Test
    void whatSomebodyElseChangesMeanwhileIsKept() {
        robot.press("e").press("ctrl-u").type("osaka");
        world.admin().accounts().edit("alpha", new EditAccount(null, 7, null, null, null, null, "mine", null));
        robot.press("ctrl-s");
        assertThat(robot.screen()).contains("saved osaka");
        assertThat(world.account("osaka").priority()).isEqualTo(7);
        assertThat(world.account("osaka").note()).isEqualTo("mine");
    }

    @Test
    void togglesWithSpaceAndX() {
        robot.press("x");
        assertThat(world.account("alpha").enabled()).isFalse();
        robot.press("space");
        assertThat(world.account("alpha").enabled()).isTrue();
        assertThat(robot.screen()).contains("enabled alpha");
    }

    @Test
    void testsAccountAndShowsTheAnswer() {
        robot.press("t");
        assertThat(robot.screen())
                .contains("Test of alpha")
                .contains("● answered in")
                .contains("200");
    }

    @Test
    void refreshesClearsAndDrains() {
        String before = world.oauth.tokens("beta").refresh();
        robot.press("j", "R");
        assertThat(world.oauth.tokens("beta").refresh()).isNotEqualTo(before);
        assertThat(robot.screen()).contains("refreshed the credential of beta");
        robot.press("n");
        assertThat(world.account("beta").draining()).isTrue();
        robot.press("n", "c");
        assertThat(world.account("beta").draining()).isFalse();
        assertThat(robot.screen()).contains("cleared the cool-down of beta");
    }

    @Test
    void deletesOnlyOnceTheNameIsTyped() {
        robot.press("d", "enter").type("alph").press("enter");
        assertThat(accounts()).containsExactly("alpha", "beta");
        robot.type("a").press("enter");
        assertThat(accounts()).containsExactly("beta");
        assertThat(robot.screen()).contains("deleted alpha").contains("> beta");
    }

    @Test
    void importsAFileOfThisMachine() throws IOException {
        robot.press("i", "tab", "ctrl-u").type(world.codexLogin().toString()).press("tab");
        robot.type("carol").press("ctrl-s");
        assertThat(robot.screen()).contains("imported carol");
        assertThat(world.account("carol").type()).isEqualTo(AccountType.CODEX);
    }

    @Test
    void fileThatIsNotThereIsSaidInTheForm() {
        robot.press("i", "tab", "ctrl-u").type("/nowhere/auth.json").press("ctrl-s");
        assertThat(robot.screen()).contains("cannot read /nowhere/auth.json: no such file");
    }

    @Test
    void copiesTheIdNeverASecret() {
        robot.press("y");
        assertThat(robot.asked).contains(new Effect.Copy(world.account("alpha").id()));
        assertThat(robot.screen()).contains("copied");
    }

    @Test
    void detailsAreLoadedForTheRowThatIsShown() {
        robot.press("enter");
        assertThat(robot.screen()).contains("─ alpha ─").contains("last 24 h");
        robot.press("j");
        assertThat(robot.screen()).contains("─ beta ─").contains("last 24 h");
    }

    // --- keys

    private String keyText() {
        Matcher text = KEY_TEXT.matcher(robot.screen());
        assertThat(text.find()).as(robot.screen()).isTrue();
        return text.group();
    }

    @Test
    void createsEditsTogglesRotatesAndDeletesKeys() {
        robot.press("2", "a").type("desk").press("tab", "tab").type("12.5").press("ctrl-s");
        String first = keyText();
        robot.press("escape", "g", "e", "tab").type("9").press("ctrl-s");
        ApiKey desk = world.key("desk");
        assertThat(desk.maxConcurrency()).isEqualTo(9);
        assertThat(desk.dailyLimit()).isEqualTo(Usd.of("12.5"));
        robot.press("x");
        assertThat(world.key("desk").enabled()).isFalse();
        robot.press("R", "y");
        assertThat(keyText()).isNotEqualTo(first);
        robot.press("escape", "d").type("desk").press("enter");
        assertThat(world.admin().keys().list().stream().map(ApiKey::name)).containsExactly("laptop");
    }

    @Test
    void createdKeyIsShownOnceAndThenForgotten() {
        robot.press("2", "a").type("fresh").press("ctrl-s");
        assertThat(robot.screen()).contains("This is the only time the key is shown");
        String text = keyText();
        assertThat(robot.state.toString()).doesNotContain(text);
        robot.press("y");
        assertThat(robot.asked).contains(new Effect.Copy(text));
        for (String key : List.of("escape", "enter", "1", "2", "E", "escape", "!")) {
            assertThat(robot.press(key).screen()).doesNotContain(text);
        }
    }

    @Test
    void limitOfNothingIsRefusedWhileTyping() {
        robot.press("2", "a").type("k").press("tab", "tab").type("0");
        assertThat(robot.screen()).contains("lets nothing through");
    }

    // --- usage

    @Test
    void rangeGroupAndErrorsAskAnew() {
        world.request();
        robot.press("3");
        assertThat(robot.screen())
                .contains("[today]")
                .contains("[account+user]")
                .contains(" 200");
        robot.press("]");
        assertThat(robot.screen()).contains("[yesterday]").contains("No usage data in this time range");
        robot.press("[", "[");
        assertThat(robot.screen()).contains("[month]").contains("laptop");
        robot.press("b", "b", "b");
        assertThat(robot.screen()).contains("[model]").contains("MODEL").contains("opus-4-5");
        robot.press("f");
        assertThat(robot.screen()).contains("errors only").doesNotContain(" 200");
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
    void requestIsShownWithTheWayItTook() {
        world.request();
        robot.press("3", "o", "enter");
        assertThat(robot.press("page_down", "page_down").screen()).contains("How it was routed");
    }

    // --- mirror

    @Test
    void mintsOneAndReports() {
        robot.press("4", "j", "m");
        assertThat(world.minter.minted()).containsExactly("1043");
        assertThat(accounts()).contains("codex-b.wong");
        assertThat(robot.screen()).contains("Mint succeeded").contains("codex-b.wong");
    }

    @Test
    void mintsTheMarkedOneAfterTheOther() {
        robot.press("4", "M");
        assertThat(robot.screen()).contains("nothing is marked");
        robot.press("space", "space", "M", "y");
        assertThat(world.minter.minted()).containsExactly("1042", "1043");
        assertThat(robot.screen()).contains("2 minted, 0 failed");
        robot.press("escape");
        assertThat(robot.screen())
                .contains("Mint succeeded: b.wong@example.com")
                .doesNotContain("2 marked");
    }

    @Test
    void failedMintSaysWhy() {
        world.minter.nextMint(FakeMinter.failed("two factors are asked for"));
        robot.press("4", "m");
        assertThat(robot.screen()).contains("Mint failed").contains("two factors are asked for");
    }

    @Test
    void showsSomeOfThePool() {
        robot.press("4", "f");
        assertThat(robot.screen())
                .contains("show [Plus]")
                .contains("1 / 2 shown")
                .doesNotContain("b.wong");
    }

    @Test
    void minterThatIsGoneIsSaidWithWhatToDo() throws IOException {
        world.minter.close();
        robot.press("4");
        assertThat(robot.screen()).contains("Minter unreachable: ").contains("SSH tunnel");
    }

    // --- live

    @Test
    void cancelsARequestInFlight() {
        Gate gate = new Gate();
        world.requestInFlight(gate);
        robot.press("5");
        assertThat(robot.screen()).contains("laptop").contains("claude-opus-4-5");
        robot.press("c", "y");
        assertThat(robot.screen()).contains("cancelled");
        gate.open();
    }

    // --- the daemon

    @Test
    void showsDaemonAndItsWarnings() {
        robot.press("!");
        assertThat(robot.screen()).contains("listens on").contains("127.0.0.1:");
    }

    @Test
    void reloadsTheConfiguration() {
        robot.press(":").type("daemon reload").press("enter");
        assertThat(robot.screen()).contains("Configuration read again");
    }

    @Test
    void whatAnotherDoesIsSeen() {
        world.admin().accounts().remove("alpha");
        robot.pushed(new LiveEvent("changed", Samples.NOW, "accounts", null, null));
        assertThat(robot.screen()).doesNotContain("alpha").contains("beta");
    }
}
