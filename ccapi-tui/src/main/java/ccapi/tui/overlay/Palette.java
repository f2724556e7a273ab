package ccapi.tui.overlay;

import ccapi.shared.text.Cells;
import ccapi.tui.input.Key;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Dialog;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.TextField;
import ccapi.tui.widget.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// All commands by name: what is typed narrows them down, Enter does the chosen one on the selected row.
///
/// @param typed what has been typed
/// @param at    the one the cursor is on, among those that fit what was typed
public record Palette(List<Command> commands, TextField typed, int at) implements Overlay {
    private static final int WIDTH = 62;
    private static final int ROWS = 12;
    private static final int NAME_WIDTH = 20;
    private static final int LABEL_WIDTH = 28;

    public Palette {
        commands = List.copyOf(commands);
    }

    /// Nothing typed yet.
    public static Palette of(List<Command> commands) {
        return new Palette(commands, TextField.EMPTY, 0);
    }

    @Override
    public Turn press(Key key, Context context) {
        List<Command> fitting = fitting(context);
        return switch (key.kind()) {
            case ESCAPE -> Turn.close();
            case ENTER ->
                fitting.isEmpty()
                        ? Turn.stay(this)
                        : Turn.close(new Effect.Do(fitting.get(Math.min(at, fitting.size() - 1))));
            case DOWN -> moved(fitting, 1);
            case UP -> moved(fitting, -1);
            case TAB -> fitting.isEmpty() ? Turn.stay(this) : completed(fitting);
            default -> Turn.stay(new Palette(commands, typed.press(key), key.isText() ? 0 : at));
        };
    }

    @Override
    public Turn paste(String text, Context context) {
        return Turn.stay(new Palette(commands, typed.insert(text.strip()), 0));
    }

    private Turn moved(List<Command> fitting, int by) {
        return Turn.stay(
                fitting.isEmpty() ? this : new Palette(commands, typed, Math.floorMod(at + by, fitting.size())));
    }

    private Turn completed(List<Command> fitting) {
        String name = fitting.get(Math.min(at, fitting.size() - 1)).binding().name();
        return Turn.stay(new Palette(commands, TextField.of(name), 0));
    }

    /// Names that start so come first, then names and labels that have it somewhere.
    private List<Command> fitting(Context context) {
        String text = typed.text().strip().toLowerCase(Locale.ROOT);
        List<Command> starting = commands.stream()
                .filter(command -> command.binding().name().startsWith(text))
                .toList();
        List<Command> having = commands.stream()
                .filter(command -> !starting.contains(command))
                .filter(command -> command.binding().name().contains(text)
                        || context.say(command.binding().label())
                                .toLowerCase(Locale.ROOT)
                                .contains(text))
                .toList();
        return Stream.concat(starting.stream(), having.stream()).toList();
    }

    @Override
    public void view(Canvas canvas, Context context) {
        List<Command> fitting = fitting(context);
        Canvas box = Dialog.place(canvas, WIDTH, ROWS + 2);
        List<KeyBar.Hint> hints = List.of(
                new KeyBar.Hint("enter", context.say(OverlayWords.CHOOSE)),
                new KeyBar.Hint("esc", context.say(OverlayWords.CANCEL)));
        Canvas body = Dialog.draw(box, context.say(OverlayWords.COMMANDS), List.of(), 0, KeyBar.line(hints));
        Canvas list = body.rows(2, body.height() - 2);
        int chosen = Math.min(at, fitting.size() - 1);
        int from = Math.max(0, chosen - list.height() + 1);
        for (int y = 0; y < list.height() && from + y < fitting.size(); y++) {
            line(fitting.get(from + y), context).draw(list, 0, y);
            if (from + y == chosen) {
                list.select(y);
            }
        }
        if (fitting.isEmpty()) {
            list.put(0, 0, context.say(OverlayWords.NO_SUCH_COMMAND), Tone.WARN);
        }
        body.put(0, 0, ":", Tone.KEY);
        typed.draw(body, 1, 0, body.width() - 1);
    }

    private static Line line(Command command, Context context) {
        String label = Cells.cut(context.say(command.binding().label()), LABEL_WIDTH);
        return Line.of(Cells.left(command.binding().name(), NAME_WIDTH) + " ", Tone.STRONG)
                .and(Cells.left(label, LABEL_WIDTH) + " ")
                .and(command.binding().keyLabels(), Tone.KEY);
    }
}
