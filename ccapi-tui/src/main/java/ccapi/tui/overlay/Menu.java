package ccapi.tui.overlay;

import ccapi.tui.input.Key;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Dialog;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import java.util.List;

/// One of several to be chosen.
///
/// @param at the one the cursor is on
public record Menu(String title, List<Choice> choices, int at) implements Overlay {
    private static final int WIDTH = 36;

    /// One of them and what choosing it does.
    public record Choice(String label, Effect effect) {}

    public Menu {
        choices = List.copyOf(choices);
    }

    @Override
    public Turn press(Key key, Context context) {
        if (key.is(Key.Kind.ESCAPE) || key.is('q')) {
            return Turn.close();
        }
        if (key.is(Key.Kind.ENTER)) {
            return Turn.close(choices.get(at).effect());
        }
        int digit = key.isText() ? Character.digit(key.codePoint(), 10) : -1;
        if (digit >= 1 && digit <= choices.size()) {
            return Turn.close(choices.get(digit - 1).effect());
        }
        if (key.is(Key.Kind.DOWN) || key.is('j')) {
            return moved(1);
        }
        return key.is(Key.Kind.UP) || key.is('k') ? moved(-1) : Turn.stay(this);
    }

    private Turn moved(int by) {
        return Turn.stay(new Menu(title, choices, Math.floorMod(at + by, choices.size())));
    }

    @Override
    public void view(Canvas canvas, Context context) {
        Canvas box = Dialog.place(canvas, WIDTH, choices.size());
        List<KeyBar.Hint> hints = List.of(
                new KeyBar.Hint("enter", context.say(OverlayWords.CHOOSE)),
                new KeyBar.Hint("esc", context.say(OverlayWords.CANCEL)));
        Canvas body = Dialog.draw(box, title, List.of(), 0, KeyBar.line(hints));
        int from = Math.max(0, at - body.height() + 1);
        for (int y = 0; y < body.height() && from + y < choices.size(); y++) {
            int index = from + y;
            String number = index < 9 ? Integer.toString(index + 1) : " ";
            Line.of(number + " ", Tone.KEY).and(choices.get(index).label()).draw(body, 0, y);
            if (index == at) {
                body.select(y);
            }
        }
    }
}
