package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Gate;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.text.Cells;
import ccapi.tui.account.AccountAnswer;
import ccapi.tui.apikey.KeyAnswer;
import ccapi.tui.live.LiveAnswer;
import ccapi.tui.mirror.MirrorAnswer;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Tab;
import ccapi.tui.testing.Answers;
import ccapi.tui.testing.Samples;
import ccapi.tui.testing.World;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever names and messages hold, nothing that steers a terminal comes through, and no secret does.
class HarmlessTest {
    private static final String EVIL =
            "e\u001b[31mvil\u001b]52;c;ZXZpbA==\u0007\u0000\u202Egnp\u200B\u2066\u009b2J\r\n\t";

    private final Samples samples = new Samples(Samples.NOW);

    private Robot robot(Size size) {
        Account account = samples.account(EVIL, AccountType.CODEX, 1, 0, 0, Health.COOLING, 1, 1, "1", 5.0, 5.0, 5);
        ApiKey key = samples.key(EVIL, true, 0, 0, 1, 1, "1", "1", "1", null, null, null);
        Instant now = Samples.NOW;
        return Robot.told(Robot.SETTINGS, size)
                .told(List.of(
                        new AccountAnswer.Listed(List.of(account)),
                        new AccountAnswer.Shown(samples.detail(account)),
                        new KeyAnswer.Listed(List.of(key)),
                        new MirrorAnswer.Listed(
                                List.of(new MirrorAccount(EVIL, EVIL, EVIL, 1, EVIL, null, true, EVIL, false))),
                        new LiveAnswer(
                                List.of(new LiveRequest(EVIL, now, EVIL, EVIL, EVIL, EVIL, true, 1, 1, 1, 1, 1)))));
    }

    @Test
    void hostileTextIsShownWithoutItsPower() {
        for (Tab tab : Tab.values()) {
            for (Size size : List.of(new Size(80, 24), new Size(140, 40))) {
                Robot robot = robot(size).press("" + tab.number());
                assertHarmless(robot);
                assertHarmless(robot.press("enter"));
                assertHarmless(robot.press("e"));
                assertHarmless(robot.press("escape", "d"));
                assertHarmless(robot.press("escape", "/").type(EVIL));
            }
        }
    }

    @Proves(Promise.P42)
    @Test
    void hostileNoticesAndErrorsAreHarmless() {
        Robot robot = robot(new Size(140, 40));
        robot.pushed(new LiveEvent("notice", Samples.NOW, null, null, EVIL));
        assertHarmless(robot);
        assertThat(robot.screen()).contains("e?[31mvil");
        assertHarmless(robot.press("4").told(List.of(Answers.minter("unreachable", EVIL))));
    }

    private static void assertHarmless(Robot robot) {
        Canvas canvas = View.of(robot.state);
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                String glyph = canvas.glyph(x, y);
                assertThat(Cells.harmless(glyph)).isEqualTo(glyph);
            }
        }
        assertThat(robot.lines()).hasSize(robot.state.size().rows());
    }

    @Proves(Promise.P37)
    @Test
    void secretBeingTypedIsNeverShown() {
        Robot robot = robot(new Size(100, 30)).press("a").type("mine").press("tab", "tab");
        robot.type("sk-ant-very-secret").paste("more-secret");
        assertThat(robot.screen()).doesNotContain("secret").contains("•••").contains("29");
        assertThat(robot.state.toString()).doesNotContain("secret-");
        assertThat(robot.state.toString()).doesNotContain("very-secret");
        robot.press("ctrl-s");
        assertThat(robot.asked.getLast()).isInstanceOf(Effect.Run.class);
        assertThat(robot.asked.toString()).doesNotContain("very-secret");
    }

    @Proves(
            value = Promise.P37,
            measured = "every page, detail and form of a dashboard on a real daemon: 0 of 8 secrets")
    @Test
    void noFrameOfARealDaemonHoldsASecret() throws IOException {
        try (World world = new World()) {
            List<String> secrets = world.secretsInUse();
            Gate gate = new Gate();
            world.requestInFlight(gate);
            List<String> frames = frames(world);
            gate.open();

            assertThat(secrets).hasSize(8).doesNotContain("");
            assertThat(String.join("\n", frames))
                    .contains("alpha", "laptop", "refused: ***", "How it was routed", "Mint failed", "Edit account");
            List<String> pieces = secrets.stream().flatMap(HarmlessTest::pieces).toList();
            assertThat(frames.stream()
                            .flatMap(String::lines)
                            .filter(line -> pieces.stream().anyMatch(line::contains)))
                    .isEmpty();
        }
    }

    /// A long word may be broken over lines, so no piece of a secret may be seen that is longer than what lists show.
    private static Stream<String> pieces(String secret) {
        return IntStream.rangeClosed(0, secret.length() - 12).mapToObj(at -> secret.substring(at, at + 12));
    }

    /// What is seen on a tour of all pages, with each row's details, forms and what failed.
    private static List<String> frames(World world) {
        List<String> frames = new ArrayList<>();
        for (Size size : List.of(new Size(80, 24), new Size(200, 60))) {
            Robot robot = Robot.with(world.admin(), Robot.SETTINGS, size);
            for (Tab tab : Tab.values()) {
                robot.press("" + tab.number());
                for (String key : List.of(
                        "enter",
                        "page_down",
                        "page_down",
                        "escape",
                        "j",
                        "enter",
                        "page_down",
                        "escape",
                        "e",
                        "escape",
                        "d",
                        "escape",
                        "a",
                        "escape",
                        "o",
                        "j",
                        "enter",
                        "page_down",
                        "escape",
                        "!",
                        "escape",
                        "E",
                        "escape")) {
                    frames.add(robot.press(key).screen());
                }
            }
            world.failNextMint();
            frames.add(robot.press("4", "m").screen());
        }
        return frames;
    }
}
