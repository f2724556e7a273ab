package ccapi.tui.terminal;

import ccapi.tui.input.Input;
import ccapi.tui.input.Key;
import ccapi.tui.input.Key.Kind;
import java.util.Optional;

/// Control sequences that a terminal sends for keys and the mouse, without their introducer. Held modifiers are
/// ignored; a sequence of no meaning here is one [Kind#OTHER], never loose characters.
final class Csi {
    // SGR mouse: bit 6 of the button code is the wheel, bit 5 a movement
    private static final int WHEEL = 64;
    private static final int MOVED = 32;

    private Csi() {}

    /// What a sequence means; empty for those that are no action, such as a button let go.
    static Optional<Input> decode(String sequence) {
        char last = sequence.charAt(sequence.length() - 1);
        if (sequence.startsWith("<")) {
            return mouse(sequence.substring(1, sequence.length() - 1), last == 'M');
        }
        return Optional.of(new Input.Pressed(Key.of(last == '~' ? tilde(sequence) : letter(last))));
    }

    static Kind letter(char last) {
        return switch (last) {
            case 'A' -> Kind.UP;
            case 'B' -> Kind.DOWN;
            case 'C' -> Kind.RIGHT;
            case 'D' -> Kind.LEFT;
            case 'H' -> Kind.HOME;
            case 'F' -> Kind.END;
            case 'Z' -> Kind.BACK_TAB;
            case 'M' -> Kind.ENTER;
            default -> Kind.OTHER;
        };
    }

    private static Kind tilde(String sequence) {
        int end = sequence.indexOf(';') < 0 ? sequence.length() - 1 : sequence.indexOf(';');
        return switch (sequence.substring(0, end)) {
            case "1", "7" -> Kind.HOME;
            case "2" -> Kind.INSERT;
            case "3" -> Kind.DELETE;
            case "4", "8" -> Kind.END;
            case "5" -> Kind.PAGE_UP;
            case "6" -> Kind.PAGE_DOWN;
            default -> Kind.OTHER;
        };
    }

    /// @param numbers `button;column;row`, counted from 1
    private static Optional<Input> mouse(String numbers, boolean down) {
        String[] words = numbers.split(";", -1);
        if (!down || words.length != 3) {
            return Optional.empty();
        }
        try {
            int button = Integer.parseInt(words[0]);
            if ((button & WHEEL) != 0) {
                return Optional.of(new Input.Wheel((button & 1) != 0));
            }
            return (button & MOVED) != 0
                    ? Optional.empty()
                    : Optional.of(new Input.Clicked(Integer.parseInt(words[1]) - 1, Integer.parseInt(words[2]) - 1));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
