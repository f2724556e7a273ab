package ccapi.tui.input;

import java.util.Locale;
import java.util.Map;

/// One key as it was pressed.
///
/// @param kind      which key
/// @param codePoint the character of a [Kind#CHARACTER], else 0
/// @param ctrl      held with a character
/// @param alt       held with a character
public record Key(Kind kind, int codePoint, boolean ctrl, boolean alt) {
    private static final Map<Kind, String> SYMBOLS = Map.of(
            Kind.UP, "↑",
            Kind.DOWN, "↓",
            Kind.LEFT, "←",
            Kind.RIGHT, "→",
            Kind.ESCAPE, "esc",
            Kind.PAGE_UP, "pgup",
            Kind.PAGE_DOWN, "pgdn",
            Kind.BACK_TAB, "shift-tab");

    /// Keys that are not characters, and the one kind for all that are.
    public enum Kind {
        CHARACTER,
        ENTER,
        ESCAPE,
        TAB,
        BACK_TAB,
        BACKSPACE,
        DELETE,
        INSERT,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        /// A function key or a sequence that nothing is bound to.
        OTHER
    }

    /// A character.
    public static Key of(int codePoint) {
        return new Key(Kind.CHARACTER, codePoint, false, false);
    }

    /// A key that is no character.
    public static Key of(Kind kind) {
        return new Key(kind, 0, false, false);
    }

    /// A character with ctrl.
    public static Key ctrl(char letter) {
        return new Key(Kind.CHARACTER, letter, true, false);
    }

    /// Reads the way keys are written in key tables: `j`, `space`, `ctrl-r`, `page_down`.
    public static Key named(String name) {
        if (name.codePointCount(0, name.length()) == 1) {
            return of(name.codePointAt(0));
        }
        if (name.startsWith("ctrl-")) {
            return ctrl(name.charAt(name.length() - 1));
        }
        return name.equals("space") ? of(' ') : of(Kind.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /// Whether it is this very character, without ctrl or alt.
    public boolean is(char character) {
        return equals(of(character));
    }

    /// Whether it is this key.
    public boolean is(Kind other) {
        return kind == other;
    }

    /// Whether it adds text where text is typed.
    public boolean isText() {
        return kind == Kind.CHARACTER && !ctrl && !alt && codePoint >= ' ';
    }

    /// As it is called in help and in the key bar.
    public String label() {
        if (kind != Kind.CHARACTER) {
            return SYMBOLS.getOrDefault(kind, kind.name().toLowerCase(Locale.ROOT));
        }
        String character = codePoint == ' ' ? "space" : Character.toString(codePoint);
        return (ctrl ? "ctrl-" : "") + (alt ? "alt-" : "") + character;
    }
}
