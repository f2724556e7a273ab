package ccapi.tui.terminal;

import ccapi.tui.input.Input;
import ccapi.tui.input.Key;
import ccapi.tui.input.Key.Kind;
import java.util.ArrayList;
import java.util.List;

/// Turns what a terminal sends into keys, pasted text and clicks. Bytes that end inside a character or a sequence wait
/// for the next ones, so nothing leaks into the keys. Used by one thread.
final class KeyDecoder {
    private static final int ESC = 0x1b;
    private static final String PASTE_BEGIN = "200~";
    private static final String PASTE_END = "\u001b[201~";
    // more than this in one paste is no text for a form
    private static final int MAX_PASTE = 100_000;

    private final Utf8 text = new Utf8();
    private final StringBuilder pending = new StringBuilder();
    private boolean pasting;

    /// What some more bytes mean. A lone escape at their end is the Escape key: what belongs to it would have come.
    List<Input> decode(byte[] bytes, int count) {
        pending.append(text.decode(bytes, count));
        List<Input> inputs = new ArrayList<>();
        int used = 1;
        while (used > 0 && !pending.isEmpty()) {
            used = pasting ? paste(inputs) : one(inputs);
            pending.delete(0, used);
        }
        return inputs;
    }

    /// Takes pasted text up to its end mark.
    ///
    /// @return how many characters were used, 0 while the end is missing
    private int paste(List<Input> inputs) {
        int end = pending.indexOf(PASTE_END);
        if (end < 0) {
            if (pending.length() > MAX_PASTE) {
                pending.setLength(MAX_PASTE);
            }
            return 0;
        }
        pasting = false;
        inputs.add(new Input.Pasted(pending.substring(0, end)));
        return end + PASTE_END.length();
    }

    /// Takes one key off the front.
    private int one(List<Input> inputs) {
        int first = pending.codePointAt(0);
        if (first != ESC) {
            add(inputs, plain(first));
            return Character.charCount(first);
        }
        if (pending.length() == 1) {
            add(inputs, Key.of(Kind.ESCAPE));
            return 1;
        }
        return switch (pending.charAt(1)) {
            case '[' -> csi(inputs);
            case 'O' -> ss3(inputs);
            case ESC -> {
                add(inputs, Key.of(Kind.ESCAPE));
                yield 1;
            }
            default -> alt(inputs);
        };
    }

    private int alt(List<Input> inputs) {
        int codePoint = pending.codePointAt(1);
        Key key = plain(codePoint);
        add(inputs, key.is(Kind.CHARACTER) ? new Key(Kind.CHARACTER, key.codePoint(), key.ctrl(), true) : key);
        return 1 + Character.charCount(codePoint);
    }

    private int ss3(List<Input> inputs) {
        if (pending.length() == 2) {
            return 0;
        }
        add(inputs, Key.of(Csi.letter(pending.charAt(2))));
        return 3;
    }

    private int csi(List<Input> inputs) {
        int at = 2;
        if (at < pending.length() && pending.charAt(at) == '[') {
            // the Linux console's function keys
            return pending.length() > 3 ? 4 : 0;
        }
        while (at < pending.length() && pending.charAt(at) < 0x40) {
            at++;
        }
        if (at == pending.length()) {
            return 0;
        }
        String sequence = pending.substring(2, at + 1);
        if (sequence.equals(PASTE_BEGIN)) {
            pasting = true;
        } else {
            Csi.decode(sequence).ifPresent(inputs::add);
        }
        return at + 1;
    }

    private static Key plain(int codePoint) {
        return switch (codePoint) {
            case '\r', '\n' -> Key.of(Kind.ENTER);
            case '\t' -> Key.of(Kind.TAB);
            case 0x7f, '\b' -> Key.of(Kind.BACKSPACE);
            case 0 -> Key.ctrl(' ');
            default -> codePoint < ' ' ? Key.ctrl((char) (codePoint | 0x60)) : Key.of(codePoint);
        };
    }

    private static void add(List<Input> inputs, Key key) {
        inputs.add(new Input.Pressed(key));
    }
}
