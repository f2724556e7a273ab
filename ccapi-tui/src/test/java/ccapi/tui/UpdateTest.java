package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.account.Account;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import ccapi.tui.account.AccountAnswer;
import ccapi.tui.input.Input;
import ccapi.tui.page.Call;
import ccapi.tui.page.Done;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Tab;
import ccapi.tui.status.StatusCall;
import ccapi.tui.testing.Answers;
import ccapi.tui.testing.Samples;
import ccapi.tui.usage.UsageAnswer;
import ccapi.tui.widget.Size;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private static final Problem GONE = new Problem(ProblemCode.UNREACHABLE, "no daemon at /run/x", "start it");

    private final Samples samples = new Samples(Samples.NOW);

    private static List<Call> loads(Robot robot) {
        return robot.news().stream()
                .filter(effect -> effect instanceof Effect.Load)
                .map(effect -> ((Effect.Load) effect).call())
                .toList();
    }

    private static Call accounts(Robot robot) {
        return loads(robot).stream()
                .filter(call -> call != StatusCall.GET)
                .findFirst()
                .orElseThrow();
    }

    private static LiveEvent changed(String noun) {
        return new LiveEvent("changed", Samples.NOW, noun, null, null);
    }

    private Robot withAccounts() {
        Robot robot = Robot.alone().happens(new Event.StreamOpened());
        Call call = accounts(robot);
        robot.answer(call, new AccountAnswer.Listed(samples.accounts()));
        robot.news();
        return robot;
    }

    @Test
    void firstTickLoadsWhatTheOpenPageWants() {
        Robot robot = Robot.alone().later(Duration.ZERO);
        assertThat(loads(robot)).hasSize(2).contains(StatusCall.GET);
    }

    @Test
    void changeOfNounLoadsItAgainAndNothingElse() {
        Robot robot = withAccounts();
        robot.pushed(changed("mirror"));
        assertThat(loads(robot)).isEmpty();
        robot.pushed(changed("accounts"));
        assertThat(loads(robot)).hasSize(1);
    }

    @Test
    void stormOfChangesCostsOneCallAtATime() {
        Robot robot = withAccounts();
        robot.pushed(changed("accounts"));
        Call call = accounts(robot);
        for (int i = 0; i < 100; i++) {
            robot.pushed(changed("accounts"));
        }
        assertThat(loads(robot)).isEmpty();
        robot.answer(call, new AccountAnswer.Listed(samples.accounts()));
        assertThat(loads(robot)).containsExactly(call);
    }

    @Test
    void selectionFollowsTheIdWhenRowsMove() {
        Robot robot = withAccounts().press("j", "j");
        assertThat(selected(robot)).isEqualTo("team-alpha");
        robot.pushed(changed("accounts"));
        List<Account> turned = samples.accounts().reversed();
        robot.answer(accounts(robot), new AccountAnswer.Listed(turned));
        assertThat(selected(robot)).isEqualTo("team-alpha");
        List<Account> without = turned.stream()
                .filter(account -> !account.name().equals("team-alpha"))
                .toList();
        robot.pushed(changed("accounts"));
        robot.answer(accounts(robot), new AccountAnswer.Listed(without));
        assertThat(selected(robot)).isEqualTo("max-東京");
    }

    private static String selected(Robot robot) {
        return robot.state
                .page()
                .listing()
                .selected()
                .map(row -> ((Account) row).name())
                .orElse("");
    }

    @Test
    void lostDaemonKeepsOldDataAndTellsItsAge() {
        Robot robot = withAccounts();
        robot.happens(new Event.StreamEnded(GONE));
        assertThat(robot.news()).containsExactly(new Effect.Watch(Duration.ofMillis(500)));
        robot.later(Duration.ofSeconds(12));
        assertThat(robot.screen()).contains("max-tokyo").contains("no daemon at /run/x");
        assertThat(loads(robot)).isEmpty();
    }

    @Test
    void eachVainTryWaitsLongerUpToALimit() {
        Robot robot = Robot.alone();
        Duration last = Duration.ZERO;
        for (int i = 0; i < 10; i++) {
            robot.happens(new Event.StreamEnded(GONE));
            Effect.Watch watch = (Effect.Watch) robot.news().getLast();
            assertThat(watch.delay()).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofSeconds(2));
            last = watch.delay();
        }
        assertThat(last).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void reconnectingLoadsEverythingAnew() {
        Robot robot = withAccounts();
        robot.happens(new Event.StreamEnded(GONE));
        robot.news();
        robot.happens(new Event.StreamOpened());
        assertThat(loads(robot)).hasSizeGreaterThanOrEqualTo(1);
        assertThat(robot.state.link().kind()).isEqualTo(Link.Kind.LIVE);
    }

    @Test
    void silentStreamIsGivenUp() {
        Robot robot = withAccounts();
        robot.later(Duration.ofSeconds(11));
        assertThat(robot.news()).contains(new Effect.Unwatch());
    }

    @Test
    void daemonWithoutPushStreamIsAskedAgainAndAgain() {
        Robot robot = Robot.alone();
        robot.happens(new Event.StreamEnded(new Problem(ProblemCode.NOT_FOUND, "no such path", "")));
        Call call = accounts(robot);
        robot.answer(call, new AccountAnswer.Listed(samples.accounts()));
        robot.later(Duration.ofSeconds(1));
        assertThat(loads(robot)).doesNotContain(call);
        robot.later(Duration.ofSeconds(1));
        assertThat(loads(robot)).contains(call);
        assertThat(robot.screen()).contains("◐ 09:41:19");
    }

    @Test
    void answerThatIsNoLongerWantedIsDropped() {
        Robot robot = withAccounts();
        robot.pushed(changed("accounts"));
        Call call = accounts(robot);
        robot.press("2");
        robot.answer(call, new AccountAnswer.Listed(List.of()));
        robot.press("1");
        assertThat(robot.screen()).contains("max-tokyo");
    }

    @Test
    void quickCallSaysWhatItDid() {
        Robot robot = withAccounts().press("x");
        Effect.Run run = (Effect.Run) robot.news().getFirst();
        assertThat(robot.screen()).contains("working…");
        robot.happens(new Event.Failed(run.call(), new Problem(ProblemCode.CONFLICT, "being changed", "try again")));
        assertThat(robot.screen()).contains("being changed: try again");
        robot.later(Duration.ofSeconds(6));
        assertThat(robot.screen()).doesNotContain("being changed");
    }

    @Test
    void outcomeAndNewsThatComeAtOnceShareTheLine() {
        Robot robot = withAccounts().press("x");
        Effect.Run run = (Effect.Run) robot.news().getFirst();
        LiveEvent news = new LiveEvent("notice", Samples.NOW, null, null, "a login is shared");
        robot.pushed(news).answer(run.call(), new Done(ShellWords.COPIED, "max"));
        assertThat(robot.screen()).contains("copied · a login is shared");
        robot.later(Duration.ofSeconds(6)).press("x");
        run = robot.news().stream()
                .filter(Effect.Run.class::isInstance)
                .map(Effect.Run.class::cast)
                .findFirst()
                .orElseThrow();
        robot.answer(run.call(), new Done(ShellWords.COPIED, "tokyo")).pushed(news);
        assertThat(robot.screen()).contains("copied · a login is shared");
    }

    @Test
    void sameChangeIsNotStartedTwice() {
        Robot robot = withAccounts().press("x", "x");
        assertThat(robot.news().stream().filter(effect -> effect instanceof Effect.Run))
                .hasSize(1);
    }

    @Test
    void slowCallShowsProgressAndCanBeGivenUp() {
        Robot robot = withAccounts().press("t");
        Effect.Run run = (Effect.Run) robot.news().getFirst();
        robot.later(Duration.ofSeconds(3));
        assertThat(robot.screen()).contains("Testing max-tokyo").contains("3.0s so far");
        robot.press("escape");
        assertThat(robot.news()).contains(new Effect.Cancel(run.call()));
        assertThat(robot.state.overlays()).isEmpty();
        robot.happens(new Event.Failed(run.call(), GONE));
        assertThat(robot.screen()).doesNotContain("no daemon at");
    }

    @Test
    void readOnlyRefusesWhatChangesSomething() {
        Settings readOnly =
                new Settings(Tab.ACCOUNTS, true, false, false, Duration.ofSeconds(2), Robot.SETTINGS.language());
        Robot robot = Robot.alone(readOnly, new Size(80, 24)).later(Duration.ZERO);
        Call call = accounts(robot);
        robot.answer(call, new AccountAnswer.Listed(samples.accounts()));
        robot.press("x", "t", "d", "a", "e");
        assertThat(robot.news()).noneMatch(effect -> effect instanceof Effect.Run);
        assertThat(robot.state.overlays()).isEmpty();
        assertThat(robot.screen()).contains("read-only").doesNotContain("a add");
    }

    @Test
    void tabAndNumbersOpenPages() {
        Robot robot = Robot.alone();
        assertThat(robot.press("tab").state.tab()).isEqualTo(Tab.KEYS);
        assertThat(robot.press("back_tab", "back_tab").state.tab()).isEqualTo(Tab.LIVE);
        assertThat(robot.press("3").state.tab()).isEqualTo(Tab.USAGE);
    }

    @Test
    void keysGoToTheDialogWhileOneIsOpen() {
        Robot robot = withAccounts().press("a").type("q2");
        assertThat(robot.state.tab()).isEqualTo(Tab.ACCOUNTS);
        assertThat(robot.news()).isEmpty();
        assertThat(robot.press("ctrl-c").news()).contains(new Effect.Quit());
    }

    @Test
    void pastedTextIsTextNotCommands() {
        Robot robot = withAccounts().paste("qd\n");
        assertThat(robot.news()).isEmpty();
        assertThat(robot.state.overlays()).isEmpty();
    }

    @Test
    void filterNarrowsWhileItIsTypedAndEscapeDropsIt() {
        Robot robot = withAccounts().press("/").type("tokyo");
        assertThat(robot.screen()).contains("max-tokyo").doesNotContain("team-alpha");
        robot.press("enter");
        assertThat(robot.screen()).contains("1/1 · filter: tokyo");
        robot.press("escape");
        assertThat(robot.screen()).contains("team-alpha");
    }

    @Test
    void backGoesOneStepAtATime() {
        Robot robot = withAccounts().press("/").type("max").press("enter", "enter");
        assertThat(robot.state.page().detail().open()).isTrue();
        robot.press("escape");
        assertThat(robot.state.page().detail().open()).isFalse();
        assertThat(robot.state.page().listing().filter()).isEqualTo("max");
        robot.press("escape");
        assertThat(robot.state.page().listing().filter()).isEmpty();
    }

    @Test
    void frozenScreenStaysUntilItIsThawed() {
        Robot robot = withAccounts().press("z");
        robot.pushed(changed("accounts"));
        assertThat(loads(robot)).isEmpty();
        assertThat(robot.screen()).contains("frozen");
        robot.press("z");
        assertThat(loads(robot)).isNotEmpty();
    }

    @Test
    void paletteDoesTheChosenCommand() {
        Robot robot = withAccounts().press(":").type("dra").press("enter");
        assertThat(robot.news()).anyMatch(effect -> effect instanceof Effect.Run);
        robot.press(":").type("daemon rel").press("enter");
        assertThat(robot.news()).contains(new Effect.Run(StatusCall.RELOAD));
    }

    @Test
    void helpIsNarrowedWhileASearchIsTypedAndEscapeGoesBackOneStepAtATime() {
        Robot robot = withAccounts().press("?", "/").type("cool");
        assertThat(robot.screen()).contains("clear cool-down").doesNotContain("│ a              add");
        robot.type("x");
        assertThat(robot.screen()).contains("no such command");
        robot.press("backspace", "enter");
        assertThat(robot.screen()).contains("clear cool-down").contains("Help: Accounts");
        robot.press("escape");
        assertThat(robot.screen()).contains("│ a              add");
        robot.press("escape");
        assertThat(robot.screen()).doesNotContain("Help: Accounts");
    }

    @Test
    void languageChangesAtOnce() {
        Robot robot = withAccounts().press("L");
        assertThat(robot.screen()).contains("账号").doesNotContain("Accounts");
    }

    @Test
    void noticesAreKeptToReadLater() {
        Robot robot = withAccounts();
        robot.pushed(new LiveEvent("notice", Samples.NOW, null, null, "account pro-03: auth failed"));
        assertThat(robot.screen()).contains("account pro-03: auth failed");
        robot.later(Duration.ofSeconds(6));
        assertThat(robot.screen()).doesNotContain("account pro-03: auth failed");
        assertThat(robot.press("E").screen()).contains("account pro-03: auth failed");
    }

    @Test
    void requestsInFlightMoveWithThePushStream() {
        Robot robot = Robot.told(Robot.SETTINGS, new Size(100, 30)).press("5");
        List<LiveRequest> left = samples.live().stream()
                .filter(request -> !request.id().equals("req_live02"))
                .toList();
        robot.pushed(new LiveEvent("live", Samples.NOW, null, left, null));
        assertThat(robot.screen()).contains("opus-4-5").doesNotContain("内部测试").contains("1/2");
    }

    @Test
    void olderRequestsAreLoadedAtTheEndOfTheList() {
        List<RequestEntry> all = samples.requests(300);
        Robot robot = Robot.told(Robot.SETTINGS, new Size(100, 30))
                .told(List.of(new UsageAnswer.Newest(new RequestPage(all.subList(0, 200), "older"))))
                .press("3", "o");
        robot.news();
        robot.press("G");
        Call older = loads(robot).getLast();
        assertThat(robot.screen()).contains("200/200");
        robot.answer(older, new UsageAnswer.Older(new RequestPage(all.subList(200, 300), null)));
        assertThat(robot.screen()).contains("200/300");
    }

    @Test
    void minterThatCannotBeUsedIsNotAskedForItsList() {
        Robot robot = Robot.told(Robot.SETTINGS, new Size(100, 30)).told(List.of(Answers.minter("disabled", null)));
        robot.news();
        assertThat(loads(robot.press("4"))).hasSize(1);
    }

    @Test
    void lostTerminalEndsTheDashboard() {
        Robot robot = withAccounts().happens(new Event.Typed(new Input.Ended()));
        assertThat(robot.news()).contains(new Effect.Quit());
    }

    @Test
    void resizeDrawsAnewAndKeepsTheSelectionInSight() {
        Robot robot = withAccounts().press("G");
        robot.happens(new Event.Resized(new Size(60, 16)));
        assertThat(robot.news()).contains(new Effect.Redraw());
        assertThat(robot.screen()).contains("> old-account");
    }
}
