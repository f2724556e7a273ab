package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.account.Account;
import ccapi.shared.text.Cells;
import ccapi.tui.account.AccountAnswer;
import ccapi.tui.page.Tab;
import ccapi.tui.testing.Answers;
import ccapi.tui.testing.Samples;
import ccapi.tui.widget.Size;
import ccapi.tui.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page at three sizes and in both languages, as text files to look at. `-Dscreens.update=true` writes them anew.
class ScreensTest {
    private static final Path FOLDER = Path.of("src/test/resources/screens");
    private static final List<Size> SIZES = List.of(new Size(80, 24), new Size(100, 30), new Size(140, 40));

    private final Samples samples = new Samples(Samples.NOW);

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

    private static Robot robot(Size size, Language language) {
        return Robot.told(Robot.SETTINGS.with(language), size);
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
        Account third = samples.accounts().get(2);
        Robot robot = robot(SIZES.getFirst(), Language.EN).press("j", "j", "enter");
        compare("account-details-80x24", robot.told(List.of(new AccountAnswer.Shown(samples.detail(third)))));
    }

    @Test
    void showsRequestInFull() throws IOException {
        Robot robot = robot(SIZES.getFirst(), Language.EN).press("3", "o", "j", "enter");
        compare(
                "request-details-80x24",
                robot.told(List.of(Answers.request(samples.requests(2).getLast()))));
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
        for (Language language : Language.values()) {
            String end = "-80x24" + (language == Language.ZH ? "-zh" : "");
            Robot robot = robot(SIZES.getFirst(), language).press("4").told(Answers.ofNothing());
            compare("mirror-disabled" + end, robot.told(List.of(Answers.minter("disabled", null))));
            compare(
                    "mirror-unreachable" + end,
                    robot.told(List.of(Answers.minter("unreachable", "connection refused"))));
        }
    }

    @Test
    void saysThatThereIsNothingYet() throws IOException {
        Robot robot = robot(SIZES.getFirst(), Language.EN).told(Answers.ofNothing());
        compare("accounts-empty-80x24", robot);
        compare("keys-empty-80x24", robot.press("2"));
        compare("live-empty-80x24", robot.press("5"));
    }

    @Test
    void drawsWithAsciiAlone() throws IOException {
        Settings ascii = new Settings(Tab.ACCOUNTS, false, true, false, Duration.ofSeconds(2), Language.EN);
        List<Account> named = samples.accounts().stream()
                .filter(account -> account.name().codePoints().allMatch(c -> c < 128))
                .toList();
        Robot robot = Robot.told(ascii, SIZES.getLast()).told(List.of(new AccountAnswer.Listed(named)));
        compare("accounts-ascii-140x40", robot);
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
