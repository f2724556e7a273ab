package ccapi.tui.overlay;

import ccapi.shared.text.Cells;
import ccapi.tui.input.Key;
import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.Overlay;
import ccapi.tui.page.Section;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.TextField;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Help for a page, made of the very table that keys are looked up in. `/` searches it.
///
/// @param sought what every line shown has; empty = all
/// @param typing whether keys go to the search
/// @param text   what is shown of it
public record Help(String title, List<Command> commands, TextField sought, boolean typing, Reader text)
        implements Overlay {
    private static final int KEYS = 14;
    private static final int COLUMN = 38;
    private static final Key SEARCH = Key.of('/');

    /// All of it.
    public static Help of(String title, List<Command> commands, Context context) {
        return new Help(title, List.copyOf(commands), TextField.EMPTY, false, Reader.of(title, List.of()))
                .seeking(TextField.EMPTY, false, context);
    }

    @Override
    public Turn press(Key key, Context context) {
        return typing ? search(key, context) : read(key, context);
    }

    private Turn search(Key key, Context context) {
        return switch (key.kind()) {
            case ENTER -> Turn.stay(seeking(sought, false, context));
            case ESCAPE -> Turn.stay(seeking(TextField.EMPTY, false, context));
            default -> Turn.stay(seeking(sought.press(key), true, context));
        };
    }

    private Turn read(Key key, Context context) {
        if (key.equals(SEARCH)) {
            return Turn.stay(seeking(sought, true, context));
        }
        if (key.is(Key.Kind.ESCAPE) && !sought.text().isEmpty()) {
            return Turn.stay(seeking(TextField.EMPTY, false, context));
        }
        Turn turn = text.press(key, context);
        return turn.next() instanceof Reader moved ? Turn.stay(new Help(title, commands, sought, false, moved)) : turn;
    }

    @Override
    public Turn paste(String pasted, Context context) {
        return typing ? Turn.stay(seeking(sought.insert(pasted), true, context)) : Turn.stay(this);
    }

    private Help seeking(TextField wanted, boolean keysGoThere, Context context) {
        String word = wanted.text().strip().toLowerCase(Locale.ROOT);
        List<Line> lines = word.isEmpty() ? besides(lines(word, context)) : lines(word, context);
        List<KeyBar.Hint> hints = List.of(new KeyBar.Hint(SEARCH.label(), context.say(OverlayWords.SEARCH)));
        return new Help(title, commands, wanted, keysGoThere, new Reader(title, lines, 0, "", hints));
    }

    private List<Line> lines(String word, Context context) {
        List<Line> lines = new ArrayList<>();
        for (Section section : Section.values()) {
            List<Line> found = commands.stream()
                    .map(Command::binding)
                    .filter(binding -> binding.section() == section && has(binding, word, context))
                    .map(binding -> line(binding, context))
                    .toList();
            if (!found.isEmpty()) {
                lines.add(Line.of(context.say(section.title()), Tone.STRONG));
                lines.addAll(found);
                lines.add(Line.BLANK);
            }
        }
        return lines.isEmpty() ? List.of(Line.of(context.say(OverlayWords.NO_SUCH_COMMAND), Tone.WARN)) : lines;
    }

    private static boolean has(Binding binding, String word, Context context) {
        String all = binding.name() + " " + binding.keyLabels() + " " + context.say(binding.label());
        return all.toLowerCase(Locale.ROOT).contains(word);
    }

    private static Line line(Binding binding, Context context) {
        String keys = binding.keys().isEmpty() ? ":" + binding.name() : binding.keyLabels();
        return Line.of(Cells.left(Cells.cut(keys, KEYS), KEYS) + " ", Tone.KEY).and(context.say(binding.label()));
    }

    /// Two columns, so that all of it fits on a screen of usual size.
    private static List<Line> besides(List<Line> lines) {
        int half = (lines.size() + 1) / 2;
        List<Line> rows = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            Line left = lines.get(i);
            if (half + i >= lines.size()) {
                rows.add(left);
                continue;
            }
            rows.add(left.and(" ".repeat(Math.max(1, COLUMN - left.width()))).and(lines.get(half + i)));
        }
        return rows;
    }

    @Override
    public void view(Canvas canvas, Context context) {
        text.view(canvas, context);
        if (typing) {
            FilterLine.draw(canvas, sought, "", context);
        }
    }
}
