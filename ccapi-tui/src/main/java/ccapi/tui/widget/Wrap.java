package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Breaks text into lines, also Chinese, which has no spaces.
final class Wrap {
    private Wrap() {}

    static List<String> words(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        for (int start = 0, end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String piece = text.substring(start, end);
            if (!line.isEmpty() && Cells.width(line.toString() + piece.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
            while (Cells.width(line.toString().stripTrailing()) > width) {
                int fits = fitting(line.toString(), width);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /// How many characters fit; at least one, so that breaking always ends.
    private static int fitting(String text, int width) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            used += Cells.width(codePoint);
            if (used > width) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at == 0 ? Character.charCount(text.codePointAt(0)) : at;
    }
}
