package ccapi.tui.overlay;

import ccapi.tui.input.Key;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListAct;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.TextField;
import ccapi.tui.widget.Tone;
import java.util.List;

/// The filter being typed in the status line; the list follows each key.
public record FilterLine(TextField typed) implements Overlay {
    private static final int WIDTH = 30;

    @Override
    public Turn press(Key key, Context context) {
        return switch (key.kind()) {
            case ENTER -> Turn.close();
            case ESCAPE -> Turn.close(new Effect.Change(new ListAct.Show("")));
            case UP -> Turn.stay(this, new Effect.Change(ListAct.Motion.UP));
            case DOWN -> Turn.stay(this, new Effect.Change(ListAct.Motion.DOWN));
            case BACKSPACE ->
                typed.text().isEmpty() ? Turn.close(new Effect.Change(new ListAct.Show(""))) : next(typed.press(key));
            default -> next(typed.press(key));
        };
    }

    @Override
    public Turn paste(String text, Context context) {
        return next(typed.insert(text));
    }

    private static Turn next(TextField typed) {
        return Turn.stay(new FilterLine(typed), new Effect.Change(new ListAct.Show(typed.text())));
    }

    @Override
    public void view(Canvas canvas, Context context) {
        draw(canvas, typed, context.say(OverlayWords.FILTER_HELP), context);
    }

    /// Draws text being sought over the last rows of the screen.
    ///
    /// @param help what can be typed
    static void draw(Canvas canvas, TextField typed, String help, Context context) {
        Canvas line = canvas.rows(canvas.height() - 2, 2);
        line.clear();
        line.put(0, 0, "/", Tone.KEY);
        typed.draw(line, 1, 0, WIDTH);
        line.put(WIDTH + 3, 0, help, Tone.QUIET);
        KeyBar.draw(
                line.rows(1, 1),
                List.of(new KeyBar.Hint("enter", context.say(OverlayWords.KEEP_FILTER))),
                new KeyBar.Hint("esc", context.say(OverlayWords.DROP_FILTER)));
    }
}
