package ccapi.tui.widget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cells of one frame. A wide character lies in its left cell; the cell right of it is empty.
final class Grid {
    /// What stands in the right half of a wide character.
    static final String HALF = "";

    private static final String BLANK = " ";

    final int width;
    final int height;
    private final String[] text;
    private final Tone[] tone;
    private final boolean[] reverse;
    final List<Zone> zones = new ArrayList<>();
    int cursorX = -1;
    int cursorY = -1;

    /// A place that can be clicked.
    record Zone(Rect area, Hit hit) {}

    Grid(int width, int height) {
        this.width = width;
        this.height = height;
        text = new String[width * height];
        tone = new Tone[width * height];
        reverse = new boolean[width * height];
        Arrays.fill(text, BLANK);
        Arrays.fill(tone, Tone.PLAIN);
    }

    void set(int x, int y, String glyph, int cells, Tone ink) {
        int at = y * width + x;
        mend(at, x);
        if (cells == 2) {
            mend(at + 1, x + 1);
            text[at + 1] = HALF;
            tone[at + 1] = ink;
        }
        text[at] = glyph;
        tone[at] = ink;
    }

    /// A wide character that loses one half loses the other too.
    private void mend(int at, int x) {
        if (text[at].equals(HALF) && x > 0) {
            text[at - 1] = BLANK;
        }
        if (x + 1 < width && text[at + 1].equals(HALF)) {
            text[at + 1] = BLANK;
        }
    }

    void reverse(int x, int y) {
        reverse[y * width + x] = true;
    }

    void plain(int x, int y) {
        reverse[y * width + x] = false;
    }

    String glyph(int x, int y) {
        return text[y * width + x];
    }

    Tone tone(int x, int y) {
        return tone[y * width + x];
    }

    boolean isReverse(int x, int y) {
        return reverse[y * width + x];
    }

    boolean hasSameRow(Grid other, int y) {
        if (width != other.width || y >= other.height) {
            return false;
        }
        int from = y * width;
        int to = from + width;
        return Arrays.equals(text, from, to, other.text, from, to)
                && Arrays.equals(tone, from, to, other.tone, from, to)
                && Arrays.equals(reverse, from, to, other.reverse, from, to);
    }

    boolean looksLike(@Nullable Grid other) {
        return other != null
                && width == other.width
                && height == other.height
                && cursorX == other.cursorX
                && cursorY == other.cursorY
                && Arrays.equals(text, other.text)
                && Arrays.equals(tone, other.tone)
                && Arrays.equals(reverse, other.reverse);
    }
}
