package ccapi.shared.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseBodyTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A connection on which nothing more has come yet: whoever reads it would wait.
    private static InputStream silence() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("would have waited");
            }
        };
    }

    @Test
    void chunkIsHandedOutBeforeTheNextOneHasCome() throws IOException {
        InputStream connection = new SequenceInputStream(bytes(CHUNKED + "5\r\nhello\r\n"), silence());
        ResponseBody body = new ResponseBody(connection);
        assertThat(new String(body.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThatThrownBy(body::read).hasMessage("would have waited");
    }

    @Test
    void chunksEndWithTheEmptyOne() throws IOException {
        ResponseBody body = new ResponseBody(bytes(CHUNKED + "2;x=y\r\nab\r\n3\r\ncde\r\n0\r\nTrailer: x\r\n\r\nmore"));
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("abcde");
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void lengthIsObeyedAndNothingBeyondItRead() throws IOException {
        InputStream connection =
                new SequenceInputStream(bytes("HTTP/1.1 409 X\r\ncontent-length: 2\r\n\r\nab"), silence());
        ResponseBody body = new ResponseBody(connection);
        assertThat(body.status()).isEqualTo(409);
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ab");
    }

    @Test
    void answerThatIsCutIsNotTakenForAWholeOne() throws IOException {
        ResponseBody body = new ResponseBody(bytes(CHUNKED + "9\r\nabc"));
        assertThatThrownBy(body::readAllBytes).isInstanceOf(EOFException.class);
    }
}
