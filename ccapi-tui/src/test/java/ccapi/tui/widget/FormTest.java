package ccapi.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.tui.input.Key;
import ccapi.tui.input.Key.Kind;
import ccapi.tui.terminal.VirtualScreen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final Field.Check NO_X = text -> text.contains("x") ? "no x, please" : null;

    private final Form form = Form.of(List.of(
            Field.text("name", "Name", "", NO_X),
            Field.choice("kind", "Kind", "b", List.of("a", "b", "c")),
            Field.secret("secret", "Secret", Field.Check.NONE).hinted("a hint")));

    private static Form type(Form form, String text) {
        Form next = form;
        for (int c : text.codePoints().toArray()) {
            next = next.press(Key.of(c));
        }
        return next;
    }

    private static String draw(Form form) {
        Canvas canvas = new Canvas(new Size(40, 8), Glyphs.UNICODE);
        form.draw(canvas);
        return String.join("\n", VirtualScreen.lines(canvas));
    }

    @Test
    void complaintAppearsWhileTypingAndGoesAway() {
        Form typed = type(form, "ax");
        assertThat(draw(typed)).contains("no x, please");
        assertThat(typed.isSound()).isFalse();
        assertThat(draw(typed.press(Key.of(Kind.BACKSPACE)))).doesNotContain("no x");
    }

    @Test
    void tabAndArrowsMoveRoundInACircle() {
        assertThat(form.press(Key.of(Kind.TAB)).focus()).isEqualTo(1);
        assertThat(form.press(Key.of(Kind.BACK_TAB)).focus()).isEqualTo(2);
        assertThat(form.press(Key.of(Kind.UP)).isAtEnd()).isTrue();
    }

    @Test
    void choiceStepsThroughItsOptions() {
        Form kind = form.press(Key.of(Kind.TAB));
        assertThat(kind.press(Key.of(' ')).values().text("kind")).isEqualTo("c");
        assertThat(kind.press(Key.of(Kind.LEFT)).values().text("kind")).isEqualTo("a");
        assertThat(kind.press(Key.of('z')).values().text("kind")).isEqualTo("b");
        assertThat(draw(kind)).contains("[b]");
    }

    @Test
    void secretIsCountedNotShown() {
        Form secret = type(form.press(Key.of(Kind.BACK_TAB)), "pass").paste(" word\n");
        assertThat(draw(secret)).contains("•••").contains("8").doesNotContain("pass");
        assertThat(secret.values().text("secret")).isEqualTo("password");
        assertThat(secret.toString()).doesNotContain("pass");
        assertThat(secret.values().toString()).doesNotContain("pass");
    }

    @Test
    void savingShowsAllComplaintsAndGoesToTheFirst() {
        Form tried = type(form, "x").press(Key.of(Kind.TAB)).complaining();
        assertThat(tried.focus()).isZero();
        assertThat(form.isChanged()).isFalse();
        assertThat(tried.isChanged()).isTrue();
    }

    @Test
    void textIsEditedInTheMiddle() {
        TextField field = TextField.of("東京 Tower");
        field = field.press(Key.ctrl('a')).press(Key.of(Kind.RIGHT)).press(Key.of(Kind.DELETE));
        assertThat(field.text()).isEqualTo("東 Tower");
        assertThat(field.press(Key.ctrl('k')).text()).isEqualTo("東");
        assertThat(TextField.of("one two ").press(Key.ctrl('w')).text()).isEqualTo("one ");
        assertThat(TextField.of("😀").press(Key.of(Kind.BACKSPACE)).text()).isEmpty();
        assertThat(TextField.of("x").press(Key.ctrl('u')).text()).isEmpty();
        assertThat(TextField.EMPTY.insert("a\r\nb").text()).isEqualTo("a b");
        assertThat(TextField.EMPTY.insert("x".repeat(30_000)).text()).isEmpty();
    }

    @Test
    void longTextScrollsWithItsCursor() {
        Canvas canvas = new Canvas(new Size(6, 1), Glyphs.UNICODE);
        TextField.of("abcdefghij").draw(canvas, 0, 0, 6);
        assertThat(VirtualScreen.lines(canvas)).containsExactly("fghij");
        assertThat(canvas.cursorX()).isEqualTo(5);
    }

    @Test
    void valuesAreReadAsWhatTheyAre() {
        Values values = new Values(Map.of("n", "12", "e", "", "l", "a, b  c,", "p", "x=y, z=w"));
        assertThat(values.integer("n")).isEqualTo(12);
        assertThat(values.integer("e")).isNull();
        assertThat(values.textOrNull("e")).isNull();
        assertThat(values.list("l")).containsExactly("a", "b", "c");
        assertThat(values.pairs("p")).isEqualTo(Map.of("x", "y", "z", "w"));
        assertThatThrownBy(() -> values.pairs("l")).isInstanceOf(IllegalArgumentException.class);
    }
}
