package ccapi.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscJoinTest {
    /// Hands out one packet a read, and says that the next one is there.
    private static final class Packets extends InputStream {
        private final Deque<byte[]> packets = new ArrayDeque<>();

        Packets(String... texts) {
            List.of(texts).forEach(text -> packets.add(text.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            byte[] next = packets.poll();
            if (next == null) {
                return -1;
            }
            System.arraycopy(next, 0, target, offset, next.length);
            return next.length;
        }

        @Override
        public int available() {
            return packets.isEmpty() ? 0 : packets.peek().length;
        }
    }

    private static String read(EscJoin in) throws IOException {
        byte[] bytes = new byte[64];
        int count = in.read(bytes);
        return count < 0 ? "(end)" : new String(bytes, 0, count, StandardCharsets.US_ASCII);
    }

    @Test
    void arrowKeySplitAcrossPacketsIsReadAsOne() throws IOException {
        EscJoin in = new EscJoin(new Packets("\u001b", "[", "B", "j"), 500);
        assertThat(read(in)).isEqualTo("\u001b[B");
        assertThat(read(in)).isEqualTo("j");
        assertThat(read(in)).isEqualTo("(end)");
    }

    @Test
    void plainKeysDoNotWait() throws IOException {
        EscJoin in = new EscJoin(new Packets("j", "k"), 100_000);
        assertThat(read(in)).isEqualTo("j");
    }

    @Test
    void escapeAloneIsGivenOutAfterTheWait() throws IOException {
        EscJoin in = new EscJoin(new ByteArrayInputStream(new byte[] {0x1b}), 1);
        assertThat(read(in)).isEqualTo("\u001b");
    }

    @Test
    void knowsWhereASequenceEnds() {
        for (String cut : List.of("\u001b", "a\u001b[", "\u001b[1;", "\u001bO", "\u001b[[", "\u001b[<0;12;3")) {
            assertThat(isCut(cut)).as(cut).isTrue();
        }
        for (String whole :
                List.of("a", "\u001b[A", "\u001bOP", "\u001b[5~", "\u001b[[A", "\u001b[<0;1;1M", "\u001bx")) {
            assertThat(isCut(whole)).as(whole).isFalse();
        }
    }

    private static boolean isCut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return EscJoin.isCut(bytes, bytes.length);
    }

    @Test
    void waitsLongerOverSshAndAsTheUserSays() {
        assertThat(Keyboard.escapeWait(Map.of())).isEqualTo(50);
        assertThat(Keyboard.escapeWait(Map.of("SSH_CONNECTION", "x"))).isEqualTo(100);
        assertThat(Keyboard.escapeWait(Map.of("ESCDELAY", "25", "SSH_CONNECTION", "x")))
                .isEqualTo(25);
        assertThat(Keyboard.escapeWait(Map.of("ESCDELAY", "soon"))).isEqualTo(50);
    }
}
