package ccapi.shared.text;

import ccapi.shared.account.Names;
import java.text.BreakIterator;
import java.util.Locale;

/// Text as terminal cells: how wide it is, how to cut and pad it, how to make it harmless.
///
/// East Asian wide and full-width characters and emoji take two cells, combining marks none.
public final class Cells {
    private Cells() {}

    /// Width in cells.
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            width += width(codePoint);
            i += Character.charCount(codePoint);
        }
        return width;
    }

    /// Width of one code point: 0, 1 or 2.
    public static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    // ranges of Unicode's EastAsianWidth.txt marked W or F, merged to blocks
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0x33FF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xA000 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x1F680 && c <= 0x1F6FF)
                || (c >= 0x1F900 && c <= 0x1F9FF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    /// Cuts to at most `width` cells, with `…` where something was left out.
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        if (width <= 1) {
            return width == 1 ? "…" : "";
        }
        StringBuilder kept = new StringBuilder();
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text);
        int used = 0;
        for (int start = graphemes.first(), end = graphemes.next();
                end != BreakIterator.DONE;
                start = end, end = graphemes.next()) {
            String grapheme = text.substring(start, end);
            used += width(grapheme);
            if (used > width - 1) {
                break;
            }
            kept.append(grapheme);
        }
        return kept.append('…').toString();
    }

    /// Fills up with spaces on the right.
    public static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /// Fills up with spaces on the left.
    public static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /// Replaces everything that could steer a terminal by `?`: control, format and direction characters.
    public static String harmless(String text) {
        if (text.codePoints().noneMatch(Names::isUnprintable)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(Names.isUnprintable(c) ? '?' : c));
        return clean.toString();
    }
}
