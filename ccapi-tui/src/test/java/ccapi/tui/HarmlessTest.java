package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.socket.UnixHttp;
import ccapi.shared.text.Cells;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Tab;
import ccapi.tui.testing.Samples;
import ccapi.tui.testing.StandIn;
import ccapi.tui.testing.World;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Size;
import ccapi.tui.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever names and messages hold, nothing that steers a terminal comes through, and no secret does.
class HarmlessTest {
    private static final String EVIL =
            "e\u001b[31mvil\u001b]52;c;ZXZpbA==\u0007\u0000\u202Egnp\u200B\u2066\u009b2J\r\n\t";

    @TempDir
    private Path folder;

    private StandIn daemon;
    private World world;

    @BeforeEach
    void start() {
        world = new World(InstantSource.fixed(Samples.NOW));
        Samples samples = new Samples(Samples.NOW);
        Account account = samples.account(EVIL, AccountType.CODEX, 1, 0, 0, Health.COOLING, 1, 1, "1", 5.0, 5.0, 5);
        world.accounts.addFirst(account);
        ApiKey key = samples.key(EVIL, true, 0, 0, 1, 1, "1", "1", "1", null, null, null);
        world.keys.addFirst(key);
        world.mirrors.addFirst(new MirrorAccount(EVIL, EVIL, EVIL, 1, EVIL, null, true, EVIL, false));
        Instant now = Samples.NOW;
        world.live.addFirst(new LiveRequest(EVIL, now, EVIL, EVIL, EVIL, EVIL, true, 1, 1, 1, 1, 1));
        world.mirrorState("reachable", EVIL);
        daemon = StandIn.start(folder.resolve("admin.sock"), world);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private Robot robot(Size size) {
        AdminClient client = new AdminClient(new UnixHttp(folder.resolve("admin.sock"), Duration.ofSeconds(10)));
        return Robot.with(client, Robot.SETTINGS.with(Language.EN), size);
    }

    @Proves(value = Promise.P42, measured = "every page, list, detail, form and prompt of the dashboard")
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
        world.mirrorState("unreachable", EVIL);
        assertHarmless(robot.press("4", "r"));
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
        assertThat(robot.asked.toString()).doesNotContain("very-secret");
        assertThat(world.accounts.stream().map(Account::name)).contains("mine");
    }

    @Test
    void createdKeyIsShownOnceAndThenForgotten() {
        Robot robot = robot(new Size(100, 30)).press("2", "a").type("fresh").press("ctrl-s");
        assertThat(robot.screen()).contains(World.KEY_TEXT).contains("This is the only time the key is shown");
        assertThat(robot.state.toString()).doesNotContain(World.KEY_TEXT);
        robot.press("y");
        assertThat(robot.asked).contains(new Effect.Copy(World.KEY_TEXT));
        robot.press("escape");
        assertThat(robot.screen()).doesNotContain(World.KEY_TEXT).contains("fresh");
        for (String key : List.of("enter", "1", "2", "E", "escape", "!")) {
            assertThat(robot.press(key).screen()).doesNotContain(World.KEY_TEXT);
        }
    }
}
