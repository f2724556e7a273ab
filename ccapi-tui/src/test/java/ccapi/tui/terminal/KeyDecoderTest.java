package ccapi.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.tui.input.Input;
import ccapi.tui.input.Key;
import ccapi.tui.input.Key.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {
    private final KeyDecoder decoder = new KeyDecoder();

    private List<Input> decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, bytes.length);
    }

    private List<Key> keys(String text) {
        return decode(text).stream().map(input -> ((Input.Pressed) input).key()).toList();
    }

    @Test
    void charactersAreKeysWhateverTheirScript() {
        assertThat(keys("jK东😀")).containsExactly(Key.of('j'), Key.of('K'), Key.of('东'), Key.of(0x1F600));
    }

    @Test
    void controlCharactersAreCtrlLettersButTabAndEnterAreThemselves() {
        assertThat(keys("\u0003\u0012\u001a\t\r\u007f\b"))
                .containsExactly(
                        Key.ctrl('c'),
                        Key.ctrl('r'),
                        Key.ctrl('z'),
                        Key.of(Kind.TAB),
                        Key.of(Kind.ENTER),
                        Key.of(Kind.BACKSPACE),
                        Key.of(Kind.BACKSPACE));
    }

    @Test
    void arrowsComeInBothModesAndWithModifiers() {
        assertThat(keys("\u001b[A\u001bOB\u001b[1;5C\u001b[D"))
                .containsExactly(Key.of(Kind.UP), Key.of(Kind.DOWN), Key.of(Kind.RIGHT), Key.of(Kind.LEFT));
        assertThat(keys("\u001b[Z\u001b[5~\u001b[6~\u001b[3~\u001b[H\u001b[4~\u001b[7~"))
                .containsExactly(
                        Key.of(Kind.BACK_TAB),
                        Key.of(Kind.PAGE_UP),
                        Key.of(Kind.PAGE_DOWN),
                        Key.of(Kind.DELETE),
                        Key.of(Kind.HOME),
                        Key.of(Kind.END),
                        Key.of(Kind.HOME));
    }

    @Test
    void loneEscapeIsTheEscapeKey() {
        assertThat(keys("\u001b")).containsExactly(Key.of(Kind.ESCAPE));
        assertThat(keys("\u001b\u001b")).containsExactly(Key.of(Kind.ESCAPE), Key.of(Kind.ESCAPE));
    }

    @Test
    void sequenceThatIsCutGoesOnWithTheNextBytes() {
        assertThat(keys("j\u001b[")).containsExactly(Key.of('j'));
        assertThat(keys("1;5")).isEmpty();
        assertThat(keys("Bk")).containsExactly(Key.of(Kind.DOWN), Key.of('k'));
    }

    @Test
    void characterThatIsCutGoesOnWithTheNextBytes() {
        byte[] bytes = "东".getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(Arrays.copyOf(bytes, 2), 2)).isEmpty();
        assertThat(decoder.decode(Arrays.copyOfRange(bytes, 2, 3), 1)).containsExactly(new Input.Pressed(Key.of('东')));
    }

    @Test
    void unknownSequencesNeverLeakIntoKeys() {
        assertThat(keys("\u001b[I\u001b[?2026;2$y\u001b[24~\u001b[[A"))
                .allMatch(key -> key.is(Kind.OTHER))
                .hasSize(3);
    }

    @Test
    void mouseClicksCountFromZeroAlsoFarToTheRight() {
        assertThat(decode("\u001b[<0;101;13M\u001b[<0;101;13m\u001b[<64;1;1M\u001b[<65;1;1M\u001b[<35;5;5M"))
                .containsExactly(new Input.Clicked(100, 12), new Input.Wheel(false), new Input.Wheel(true));
        assertThat(decode("\u001b[<99999999999;1;1M")).isEmpty();
    }

    @Test
    void pastedTextIsOnePieceEvenWhereItLooksLikeKeys() {
        assertThat(decode("a\u001b[200~qd\r\u001b[A")).containsExactly(new Input.Pressed(Key.of('a')));
        assertThat(decode("more\u001b[201~z"))
                .containsExactly(new Input.Pasted("qd\r\u001b[Amore"), new Input.Pressed(Key.of('z')));
    }

    @Test
    void altIsKeptApartFromPlainLetters() {
        assertThat(keys("\u001bx")).containsExactly(new Key(Kind.CHARACTER, 'x', false, true));
    }

    @Test
    void anyCutOfTheBytesGivesTheSameKeys() {
        String all = "j\u001b[A东\u001b[1;5B\u001b[200~x\u001b[201~\u001bOC\u001b[<0;5;5M😀";
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        List<Input> whole = new KeyDecoder().decode(bytes, bytes.length);
        for (int cut = 1; cut < bytes.length; cut++) {
            if (bytes[cut - 1] == 0x1b) {
                // what belongs to a lone escape is waited for before the decoder sees it
                continue;
            }
            KeyDecoder fresh = new KeyDecoder();
            List<Input> pieces = new ArrayList<>(fresh.decode(bytes, cut));
            byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
            pieces.addAll(fresh.decode(rest, rest.length));
            assertThat(pieces).as("cut at " + cut).isEqualTo(whole);
        }
    }
}
