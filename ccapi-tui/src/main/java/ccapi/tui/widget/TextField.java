package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import ccapi.tui.input.Key;

/// A line of text being typed. Immutable: each key gives the next one.
///
/// @param text   what stands there
/// @param cursor place of the cursor in characters, never inside a pair
public record TextField(String text, int cursor) {
    /// Longest text taken, in characters: a pasted credential with room to spare.
    private static final int MAX = 20_000;

    /// Nothing typed yet.
    public static final TextField EMPTY = of("");

    /// With text and the cursor behind it.
    public static TextField of(String text) {
        return new TextField(text, text.length());
    }

    /// What a key makes of it; the same field if it means nothing here.
    public TextField press(Key key) {
        if (key.isText()) {
            return insert(Character.toString(key.codePoint()));
        }
        return switch (key.kind()) {
            case BACKSPACE -> new TextField(text.substring(0, before()) + text.substring(cursor), before());
            case DELETE -> new TextField(text.substring(0, cursor) + text.substring(after()), cursor);
            case LEFT -> new TextField(text, before());
            case RIGHT -> new TextField(text, after());
            case HOME -> new TextField(text, 0);
            case END -> of(text);
            case CHARACTER -> control(key);
            default -> this;
        };
    }

    private TextField control(Key key) {
        if (!key.ctrl()) {
            return this;
        }
        return switch (key.codePoint()) {
            case 'a' -> new TextField(text, 0);
            case 'e' -> of(text);
            case 'u' -> new TextField(text.substring(cursor), 0);
            case 'k' -> of(text.substring(0, cursor));
            case 'w' -> withoutWord();
            default -> this;
        };
    }

    private TextField withoutWord() {
        int start = cursor;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && text.charAt(start - 1) != ' ') {
            start--;
        }
        return new TextField(text.substring(0, start) + text.substring(cursor), start);
    }

    /// With text put in at the cursor; line ends become spaces.
    public TextField insert(String more) {
        String clean = more.replaceAll("[\\r\\n\\t]+", " ");
        String whole = text.substring(0, cursor) + clean + text.substring(cursor);
        return whole.length() > MAX ? this : new TextField(whole, cursor + clean.length());
    }

    /// Draws it with the cursor, scrolled so that the cursor is in sight.
    public void draw(Canvas canvas, int x, int y, int width) {
        int start = 0;
        while (Cells.width(text.substring(start, cursor)) >= width && start < cursor) {
            start += Character.charCount(text.codePointAt(start));
        }
        Canvas window = canvas.part(new Rect(x, y, width, 1));
        window.line(0, 0, width, ' ', Tone.INPUT);
        window.put(0, 0, text.substring(start), Tone.INPUT);
        window.cursor(Cells.width(text.substring(start, cursor)), 0);
    }

    private int before() {
        return cursor == 0 ? 0 : cursor - Character.charCount(text.codePointBefore(cursor));
    }

    private int after() {
        return cursor == text.length() ? cursor : cursor + Character.charCount(text.codePointAt(cursor));
    }
}
