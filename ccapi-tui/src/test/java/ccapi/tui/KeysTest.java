package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.tui.input.Input;
import ccapi.tui.input.Key;
import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Page;
import ccapi.tui.page.Tab;
import ccapi.tui.terminal.VirtualScreen;
import ccapi.tui.widget.Size;
import ccapi.tui.words.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {
    static List<Page> pages() {
        return Main.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyKeyOfTheTableReachesItsOwnCommand(Page page) {
        for (Command command : Keys.all(page)) {
            for (Key key : command.binding().keys()) {
                assertThat(Keys.find(page, key))
                        .as(page.tab() + " " + key.label())
                        .contains(command);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyNameIsUsedOnce(Page page) {
        List<String> names =
                Keys.all(page).stream().map(command -> command.binding().name()).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void helpShowsEveryCommandAndNothingElse(Page page) {
        Robot robot = Robot.alone(Robot.SETTINGS, new Size(100, 120))
                .press("" + page.tab().number(), "?");
        String help = robot.screen();
        for (Command command : Keys.all(page)) {
            Binding binding = command.binding();
            assertThat(help).contains(binding.label().in(Language.EN));
            assertThat(help).contains(binding.keys().isEmpty() ? ":" + binding.name() : binding.keyLabels());
        }
    }

    @ParameterizedTest
    @EnumSource(Tab.class)
    void everyKeyThatDoesSomethingIsInTheTable(Tab tab) {
        Robot robot = Robot.alone().press("" + tab.number());
        Page page = robot.state.page();
        Set<Key> bound = new HashSet<>();
        Keys.all(page).forEach(command -> bound.addAll(command.binding().keys()));
        robot.news();
        AppState before = robot.state;
        for (int c = ' '; c < 0x7f; c++) {
            if (!bound.contains(Key.of(c))) {
                robot.type(Character.toString(c));
                assertThat(robot.state.overlays()).isEmpty();
                assertThat(robot.state.tab()).isEqualTo(before.tab());
                assertThat(robot.news()).isEmpty();
            }
        }
        assertThat(VirtualScreen.lines(View.of(robot.state))).isEqualTo(VirtualScreen.lines(View.of(before)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandCanBeDoneWithoutData(Page page) {
        for (Command command : Keys.all(page)) {
            for (Key key : command.binding().keys()) {
                Robot robot = Robot.alone().press("" + page.tab().number());
                robot.happens(new Event.Typed(new Input.Pressed(key)));
                assertThat(robot.lines()).hasSize(24);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noSingleCapitalLetterDoesWhatCannotBeUndone(Page page) {
        // a split escape sequence can surface as one of these
        for (String letter : List.of("A", "B", "C", "D", "F", "H", "M", "P", "Q")) {
            Robot robot = Robot.alone().press("" + page.tab().number());
            robot.news();
            robot.press(letter);
            assertThat(robot.news()).noneMatch(effect -> effect instanceof Effect.Run);
        }
    }
}
