package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.AdminClient;
import ccapi.shared.socket.UnixHttp;
import ccapi.shared.text.Cells;
import ccapi.tui.page.Tab;
import ccapi.tui.testing.Samples;
import ccapi.tui.testing.StandIn;
import ccapi.tui.testing.World;
import ccapi.tui.widget.Size;
import ccapi.tui.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page at three sizes and in both languages, as text files to look at. `-Dscreens.update=true` writes them anew.
class ScreensTest {
    private static final Path FOLDER = Path.of("src/test/resources/screens");
    private static final List<Size> SIZES = List.of(new Size(80, 24), new Size(100, 30), new Size(140, 40));

    @TempDir
    private Path folder;

    private StandIn daemon;
    private World world;

    record Case(Tab tab, Size size, Language language) {
        @Override
        public String toString() {
            return tab.name().toLowerCase(Locale.ROOT) + "-" + size.columns() + "x" + size.rows()
                    + (language == Language.ZH ? "-zh" : "");
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Tab tab : Tab.values()) {
            SIZES.forEach(size -> cases.add(new Case(tab, size, Language.EN)));
            cases.add(new Case(tab, SIZES.getFirst(), Language.ZH));
        }
        return cases;
    }

    @BeforeEach
    void start() {
        world = new World(InstantSource.fixed(Samples.NOW));
        daemon = StandIn.start(folder.resolve("admin.sock"), world);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private Robot robot(Size size, Language language) {
        AdminClient client = new AdminClient(new UnixHttp(folder.resolve("admin.sock"), Duration.ofSeconds(10)));
        return Robot.with(client, Robot.SETTINGS.with(language), size);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsPage(Case page) throws IOException {
        Robot robot = robot(page.size(), page.language())
                .press(Integer.toString(page.tab().number()));
        compare(page.toString(), robot);
    }

    @Test
    void showsAccountInFull() throws IOException {
        compare("account-details-80x24", robot(SIZES.getFirst(), Language.EN).press("j", "j", "enter"));
    }

    @Test
    void showsRequestInFull() throws IOException {
        compare("request-details-80x24", robot(SIZES.getFirst(), Language.EN).press("3", "o", "j", "enter"));
    }

    @Test
    void showsHelp() throws IOException {
        compare("help-80x24", robot(SIZES.getFirst(), Language.EN).press("?"));
        compare("help-140x40", robot(SIZES.getLast(), Language.EN).press("?"));
    }

    @Test
    void showsForm() throws IOException {
        compare(
                "add-account-80x24",
                robot(SIZES.getFirst(), Language.EN).press("a").type("my account"));
    }

    @Test
    void showsMinterDisabledAndUnreachable() throws IOException {
        world.mirrorState("disabled", null);
        compare("mirror-disabled-80x24", robot(SIZES.getFirst(), Language.EN).press("4"));
        compare("mirror-disabled-80x24-zh", robot(SIZES.getFirst(), Language.ZH).press("4"));
        world.mirrorState("unreachable", "connection refused");
        compare("mirror-unreachable-80x24", robot(SIZES.getFirst(), Language.EN).press("4"));
        compare(
                "mirror-unreachable-80x24-zh",
                robot(SIZES.getFirst(), Language.ZH).press("4"));
    }

    @Test
    void saysThatThereIsNothingYet() throws IOException {
        world.accounts.clear();
        world.keys.clear();
        world.requests.clear();
        world.mirrors.clear();
        world.live.clear();
        compare("accounts-empty-80x24", robot(SIZES.getFirst(), Language.EN));
        compare("keys-empty-80x24", robot(SIZES.getFirst(), Language.EN).press("2"));
        compare("live-empty-80x24", robot(SIZES.getFirst(), Language.EN).press("5"));
    }

    @Test
    void drawsWithAsciiAlone() throws IOException {
        AdminClient client = new AdminClient(new UnixHttp(folder.resolve("admin.sock"), Duration.ofSeconds(10)));
        Settings ascii = new Settings(Tab.ACCOUNTS, false, true, false, Duration.ofSeconds(2), Language.EN);
        Robot robot = Robot.with(client, ascii, SIZES.getLast());
        world.accounts.removeIf(account -> account.name().codePoints().anyMatch(c -> c > 127));
        compare("accounts-ascii-140x40", robot.press("r"));
        assertThat(robot.screen().codePoints().filter(c -> c != '\n')).allMatch(c -> c >= ' ' && c < 127);
    }

    @Test
    void staysSmallWhereTheScreenIs() {
        assertThat(robot(new Size(50, 12), Language.EN).lines().getFirst())
                .isEqualTo("ccapi needs 60x16, this is 50x12");
        assertThat(robot(new Size(60, 16), Language.EN).screen())
                .contains("max-東京")
                .contains("? help");
        assertThat(robot(new Size(1, 1), Language.EN).lines()).hasSize(1);
    }

    private static void compare(String name, Robot robot) throws IOException {
        List<String> lines = robot.lines();
        assertThat(lines)
                .allMatch(line -> Cells.width(line) <= robot.state.size().columns());
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("screens.update")) {
            Files.createDirectories(FOLDER);
            Files.write(file, lines);
        }
        assertThat(lines).as(name).isEqualTo(Files.readAllLines(file));
    }
}
