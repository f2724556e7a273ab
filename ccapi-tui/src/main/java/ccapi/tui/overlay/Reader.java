package ccapi.tui.overlay;

import ccapi.tui.input.Key;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Dialog;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import java.util.ArrayList;
import java.util.List;

/// Text to read, scrolled where it is longer than the screen.
///
/// @param lines  the text
/// @param scroll lines left out at the top
/// @param copy   what `y` copies, empty if nothing
/// @param more   further keys to show beside its own
public record Reader(String title, List<Line> lines, int scroll, String copy, List<KeyBar.Hint> more)
        implements Overlay {
    private static final int MIN_WIDTH = 40;
    private static final int PAGE = 10;

    public Reader {
        lines = List.copyOf(lines);
        more = List.copyOf(more);
    }

    /// Text with nothing to copy.
    public static Reader of(String title, List<Line> lines) {
        return copying(title, lines, "");
    }

    /// Text with something to copy.
    public static Reader copying(String title, List<Line> lines, String copy) {
        return new Reader(title, lines, 0, copy, List.of());
    }

    @Override
    public Turn press(Key key, Context context) {
        return switch (key.kind()) {
            case ESCAPE, ENTER -> Turn.close();
            case DOWN -> scrolled(1, context);
            case UP -> scrolled(-1, context);
            case PAGE_DOWN -> scrolled(PAGE, context);
            case PAGE_UP -> scrolled(-PAGE, context);
            case HOME -> scrolled(-lines.size(), context);
            case END -> scrolled(lines.size(), context);
            case CHARACTER -> pressCharacter(key, context);
            default -> Turn.stay(this);
        };
    }

    private Turn pressCharacter(Key key, Context context) {
        if (!key.isText()) {
            return Turn.stay(this);
        }
        return switch (key.codePoint()) {
            case 'j', ' ' -> scrolled(1, context);
            case 'k' -> scrolled(-1, context);
            case 'q', '?' -> Turn.close();
            case 'y' -> copy.isEmpty() ? Turn.stay(this) : Turn.stay(this, new Effect.Copy(copy));
            default -> Turn.stay(this);
        };
    }

    /// Never past the end, or scrolling back would seem stuck.
    private Turn scrolled(int by, Context context) {
        int most = Math.max(0, lines.size() - Dialog.room(context.screen()));
        return Turn.stay(new Reader(title, lines, Math.clamp(scroll + by, 0, most), copy, more));
    }

    @Override
    public void view(Canvas canvas, Context context) {
        int width = lines.stream().mapToInt(Line::width).max().orElse(0);
        Canvas box = Dialog.place(canvas, Math.max(MIN_WIDTH, width), lines.size());
        int room = box.height() - 4;
        int from = Math.clamp(scroll, 0, Math.max(0, lines.size() - room));
        Dialog.draw(box, title, lines, from, keys(context, lines.size() > room));
    }

    private Line keys(Context context, boolean scrolls) {
        List<KeyBar.Hint> hints = new ArrayList<>(more);
        if (!copy.isEmpty()) {
            hints.add(new KeyBar.Hint("y", context.say(OverlayWords.COPY)));
        }
        if (scrolls) {
            hints.add(new KeyBar.Hint("j k", context.say(OverlayWords.SCROLL)));
        }
        hints.add(new KeyBar.Hint("esc", context.say(OverlayWords.CLOSE)));
        return KeyBar.line(hints);
    }

    /// Hides the text: it may be a key that is shown only once.
    @Override
    public String toString() {
        return "Reader[" + title + "]";
    }
}
