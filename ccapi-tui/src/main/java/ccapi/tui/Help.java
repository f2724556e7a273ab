package ccapi.tui;

import ccapi.shared.text.Cells;
import ccapi.tui.overlay.Reader;
import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.Overlay;
import ccapi.tui.page.Page;
import ccapi.tui.page.Section;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.List;

/// Help for a page, made of the very table that keys are looked up in.
final class Help {
    private static final int KEYS = 17;
    private static final int COLUMN = 38;

    private Help() {}

    static Overlay of(Page page, Context context) {
        String title = context.say(ShellWords.HELP_TITLE, context.say(page.tab().title()));
        return Reader.of(title, besides(lines(page, context)));
    }

    private static List<Line> lines(Page page, Context context) {
        List<Line> lines = new ArrayList<>();
        for (Section section : Section.values()) {
            List<Binding> bindings = Keys.all(page).stream()
                    .map(Command::binding)
                    .filter(binding -> binding.section() == section)
                    .toList();
            if (!bindings.isEmpty()) {
                lines.add(Line.of(context.say(section.title()), Tone.STRONG));
                bindings.forEach(binding -> lines.add(line(binding, context)));
                lines.add(Line.BLANK);
            }
        }
        return lines;
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
            List<Line.Span> spans = new ArrayList<>(left.spans());
            spans.add(new Line.Span(" ".repeat(Math.max(1, COLUMN - left.width())), Tone.PLAIN));
            spans.addAll(lines.get(half + i).spans());
            rows.add(new Line(spans));
        }
        return rows;
    }
}
