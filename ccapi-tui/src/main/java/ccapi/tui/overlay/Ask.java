package ccapi.tui.overlay;

import ccapi.tui.input.Key;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Dialog;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.TextField;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.List;

/// Asks before something is done. What cannot be undone wants the name typed, so that no stray key confirms it.
///
/// @param lines  what will happen
/// @param name   what must be typed; empty = `y` or Enter is enough
/// @param typed  what has been typed
/// @param effect what happens on yes
public record Ask(String title, List<String> lines, String name, TextField typed, Effect effect) implements Overlay {
    private static final int WIDTH = 60;

    /// A question that `y` or Enter answers.
    public static Ask yesNo(String title, List<String> lines, Effect effect) {
        return new Ask(title, lines, "", TextField.EMPTY, effect);
    }

    /// A question that wants the name typed.
    public static Ask named(String title, List<String> lines, String name, Effect effect) {
        return new Ask(title, lines, name, TextField.EMPTY, effect);
    }

    @Override
    public Turn press(Key key, Context context) {
        if (key.is(Key.Kind.ESCAPE)) {
            return Turn.close();
        }
        if (!name.isEmpty()) {
            if (key.is(Key.Kind.ENTER)) {
                return isTyped() ? Turn.close(effect) : Turn.stay(this);
            }
            return Turn.stay(typing(typed.press(key)));
        }
        if (key.is('y') || key.is(Key.Kind.ENTER)) {
            return Turn.close(effect);
        }
        return key.is('n') || key.is('q') ? Turn.close() : Turn.stay(this);
    }

    @Override
    public Turn paste(String text, Context context) {
        return Turn.stay(name.isEmpty() ? this : typing(typed.insert(text.strip())));
    }

    private Ask typing(TextField next) {
        return new Ask(title, lines, name, next, effect);
    }

    private boolean isTyped() {
        return typed.text().equals(name);
    }

    @Override
    public void view(Canvas canvas, Context context) {
        List<Line> text = new ArrayList<>();
        lines.forEach(line -> text.addAll(Line.wrap(line, WIDTH, Tone.PLAIN)));
        if (!name.isEmpty()) {
            text.add(Line.BLANK);
            text.addAll(Line.wrap(context.say(OverlayWords.TYPE_NAME, name), WIDTH, Tone.WARN));
            text.add(Line.BLANK);
            if (!typed.text().isEmpty() && !name.startsWith(typed.text())) {
                text.add(Line.of(context.say(OverlayWords.NOT_THE_NAME, name), Tone.BAD));
            }
        }
        Canvas box = Dialog.place(canvas, WIDTH, text.size());
        Canvas body = Dialog.draw(box, title, text, 0, keys(context));
        if (!name.isEmpty()) {
            int below = !typed.text().isEmpty() && !name.startsWith(typed.text()) ? 2 : 1;
            typed.draw(body, 0, text.size() - below, Math.min(WIDTH, body.width()));
        }
    }

    private Line keys(Context context) {
        String yes = name.isEmpty() ? "y" : "enter";
        return KeyBar.line(List.of(
                new KeyBar.Hint(yes, context.say(OverlayWords.CONFIRM)),
                new KeyBar.Hint("esc", context.say(OverlayWords.CANCEL))));
    }
}
