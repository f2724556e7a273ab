package ccapi.tui.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.tui.input.Key;
import ccapi.tui.input.Key.Kind;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.status.StatusCall;
import ccapi.tui.testing.Samples;
import ccapi.tui.widget.Field;
import ccapi.tui.widget.Form;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Size;
import ccapi.tui.words.Language;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final Effect YES = new Effect.Quit();
    private static final Context CONTEXT =
            new Context(Samples.NOW, ZoneId.of("UTC"), Language.EN, new Size(80, 24), false);

    private static Overlay.Turn type(Overlay overlay, String text) {
        Overlay.Turn turn = Overlay.Turn.stay(overlay);
        for (int c : text.codePoints().toArray()) {
            turn = next(turn).press(Key.of(c), CONTEXT);
        }
        return turn;
    }

    private static Overlay next(Overlay.Turn turn) {
        assertThat(turn.next()).isNotNull();
        return turn.next();
    }

    private static Overlay.Turn press(Overlay overlay, Kind kind) {
        return overlay.press(Key.of(kind), CONTEXT);
    }

    @Test
    void simpleQuestionTakesYesOrEnter() {
        Ask ask = Ask.yesNo("t", List.of("l"), YES);
        assertThat(type(ask, "y").effects()).containsExactly(YES);
        assertThat(press(ask, Kind.ENTER).effects()).containsExactly(YES);
        assertThat(type(ask, "n").effects()).isEmpty();
        assertThat(type(ask, "n").next()).isNull();
        assertThat(type(ask, "z").next()).isNotNull();
    }

    @Test
    void deletingWantsTheWholeName() {
        Ask ask = Ask.named("t", List.of("l"), "max-東京", YES);
        assertThat(press(ask, Kind.ENTER).effects()).isEmpty();
        assertThat(type(ask, "y").effects()).isEmpty();
        assertThat(press(next(type(ask, "max-東")), Kind.ENTER).effects()).isEmpty();
        assertThat(press(next(type(ask, "max-東京")), Kind.ENTER).effects()).containsExactly(YES);
        assertThat(press(next(ask.paste("max-東京\n", CONTEXT)), Kind.ENTER).effects())
                .containsExactly(YES);
    }

    private static Fill fill(Effect effect) {
        return Fill.of(
                "t",
                Form.of(List.of(Field.text("name", "Name", "", text -> text.isEmpty() ? "needed" : null))),
                values -> {
                    if (values.text("name").equals("bad")) {
                        throw Refusal.invalid("bad name", "choose another");
                    }
                    return effect;
                });
    }

    private static Fill filled(Overlay.Turn turn) {
        return (Fill) next(turn);
    }

    @Test
    void formStaysOpenUntilTheDaemonHasTakenIt() {
        Effect start = new Effect.Start(StatusCall.RELOAD, "");
        Overlay sent = next(press(next(type(fill(start), "good")), Kind.ENTER));
        assertThat(press(next(type(fill(start), "good")), Kind.ENTER).effects()).containsExactly(start);
        Problem taken = new Problem(ProblemCode.CONFLICT, "name taken", "choose another");
        Fill again = (Fill) sent.ended(StatusCall.RELOAD, taken);
        assertThat(again).isNotNull();
        assertThat(again.problem()).isEqualTo("name taken: choose another");
        assertThat(again.form().values().text("name")).isEqualTo("good");
        assertThat(sent.ended(StatusCall.RELOAD, null)).isNull();
        assertThat(sent.ended(StatusCall.GET, null)).isSameAs(sent);
    }

    @Test
    void formThatIsNotSoundIsNotSent() {
        assertThat(press(fill(YES), Kind.ENTER).effects()).isEmpty();
        Fill refused = filled(press(next(type(fill(YES), "bad")), Kind.ENTER));
        assertThat(refused.problem()).contains("bad name");
    }

    @Test
    void escapeAsksOnlyIfSomethingWasFilledIn() {
        assertThat(press(fill(YES), Kind.ESCAPE).next()).isNull();
        Fill leaving = filled(press(next(type(fill(YES), "x")), Kind.ESCAPE));
        assertThat(leaving.leaving()).isTrue();
        assertThat(type(leaving, "y").next()).isNull();
        assertThat(filled(type(leaving, "n")).leaving()).isFalse();
    }

    @Test
    void menuTakesArrowsAndNumbers() {
        Menu menu = new Menu("t", List.of(new Menu.Choice("one", YES), new Menu.Choice("two", new Effect.Redraw())), 0);
        assertThat(press(next(press(menu, Kind.DOWN)), Kind.ENTER).effects()).containsExactly(new Effect.Redraw());
        assertThat(type(menu, "2").effects()).containsExactly(new Effect.Redraw());
        assertThat(type(menu, "9").next()).isNotNull();
        assertThat(press(next(press(menu, Kind.UP)), Kind.ENTER).effects()).containsExactly(new Effect.Redraw());
    }

    @Test
    void readerScrollsWithinItsText() {
        Reader reader = Reader.of("t", Collections.nCopies(50, Line.of("x")));
        Overlay.Turn turn = Overlay.Turn.stay(reader);
        for (int i = 0; i < 50; i++) {
            turn = next(turn).press(Key.of('j'), CONTEXT);
        }
        assertThat(((Reader) next(turn)).scroll())
                .as("the last line is in sight, and no more")
                .isEqualTo(30);
        assertThat(type(reader, "q").next()).isNull();
    }
}
