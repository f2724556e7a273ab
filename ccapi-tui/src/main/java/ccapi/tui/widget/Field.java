package ccapi.tui.widget;

import ccapi.tui.input.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a [Form]. Immutable.
///
/// @param id      name of the value
/// @param label   what stands before it
/// @param kind    how it is filled in
/// @param value   what has been typed or chosen so far
/// @param options what a [Kind#CHOICE] offers, else empty
/// @param hint    one line of help, shown while the field has the focus
/// @param check   what is wrong with a value
/// @param initial the value at the start
/// @param touched whether it was changed or left, so that a complaint is fair
public record Field(
        String id,
        String label,
        Kind kind,
        TextField value,
        List<String> options,
        String hint,
        Check check,
        String initial,
        boolean touched) {

    /// How a field is filled in.
    public enum Kind {
        /// By typing.
        TEXT,
        /// By typing or pasting; never shown, only counted.
        SECRET,
        /// By choosing one of the options.
        CHOICE
    }

    /// Tells what is wrong with a value as it is typed.
    @FunctionalInterface
    public interface Check {
        /// Finds nothing wrong.
        Check NONE = _ -> null;

        /// What is wrong in words, `null` if nothing is.
        @Nullable
        String complaint(String value);
    }

    /// A line of text.
    public static Field text(String id, String label, String initial, Check check) {
        return new Field(id, label, Kind.TEXT, TextField.of(initial), List.of(), "", check, initial, false);
    }

    /// A secret, empty at the start.
    public static Field secret(String id, String label, Check check) {
        return new Field(id, label, Kind.SECRET, TextField.EMPTY, List.of(), "", check, "", false);
    }

    /// A choice among options.
    public static Field choice(String id, String label, String initial, List<String> options) {
        return new Field(id, label, Kind.CHOICE, TextField.of(initial), options, "", Check.NONE, initial, false);
    }

    /// This field with a line of help.
    public Field hinted(String words) {
        return new Field(id, label, kind, value, options, words, check, initial, touched);
    }

    /// This field once it has been left.
    public Field left() {
        return with(value, true);
    }

    /// Whether it holds something else than at the start.
    public boolean isChanged() {
        return !value.text().equals(initial);
    }

    /// What is wrong with it now, `null` if nothing is.
    public @Nullable String complaint() {
        return check.complaint(value.text());
    }

    Field press(Key key) {
        if (kind == Kind.CHOICE) {
            return choose(key);
        }
        TextField next = value.press(key);
        return next.equals(value) ? this : with(next, touched || !next.text().equals(value.text()));
    }

    Field paste(String text) {
        return kind == Kind.CHOICE ? this : with(value.insert(text.strip()), true);
    }

    private Field choose(Key key) {
        int step = switch (key.kind()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            default -> key.is(' ') ? 1 : 0;
        };
        int next = Math.floorMod(options.indexOf(value.text()) + step, options.size());
        return step == 0 ? this : with(TextField.of(options.get(next)), true);
    }

    private Field with(TextField next, boolean touchedNow) {
        return new Field(id, label, kind, next, options, hint, check, initial, touchedNow);
    }

    void draw(Canvas canvas, int x, int y, int width, boolean focused) {
        switch (kind) {
            case TEXT -> drawText(canvas, x, y, width, focused);
            case SECRET -> drawSecret(canvas, x, y, width, focused);
            case CHOICE -> drawChoice(canvas, x, y, focused);
        }
    }

    private void drawText(Canvas canvas, int x, int y, int width, boolean focused) {
        if (focused) {
            value.draw(canvas, x, y, width);
        } else {
            Line.of(value.text()).draw(canvas.part(new Rect(x, y, width, 1)), 0, 0);
        }
    }

    private void drawSecret(Canvas canvas, int x, int y, int width, boolean focused) {
        int count = value.text().codePointCount(0, value.text().length());
        String dots = "•".repeat(Math.min(count, Math.max(0, width - 8)));
        if (focused) {
            TextField.of(dots).draw(canvas, x, y, width - 6);
        } else {
            canvas.put(x, y, dots, Tone.PLAIN);
        }
        if (count > 0) {
            canvas.putRight(x + width, y, Integer.toString(count), Tone.QUIET);
        }
    }

    private void drawChoice(Canvas canvas, int x, int y, boolean focused) {
        int at = x;
        for (String option : options) {
            boolean chosen = option.equals(value.text());
            at = canvas.put(at, y, chosen ? "[" + option + "]" : " " + option + " ", chosen ? Tone.STRONG : Tone.QUIET);
        }
        if (focused) {
            canvas.cursor(x, y);
        }
    }

    /// Hides what was typed: it may be a secret.
    @Override
    public String toString() {
        return "Field[" + id + "]";
    }
}
