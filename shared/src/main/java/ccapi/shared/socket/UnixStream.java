package ccapi.shared.socket;

import ccapi.shared.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A streamed answer, one JSON object a line. Read by one thread; may be closed by another, which ends the reading.
public final class UnixStream implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader lines;

    UnixStream(SocketChannel channel, ResponseBody body) throws IOException {
        this.channel = channel;
        if (body.status() >= 300) {
            Refusal refusal = new Refusal(ProblemReader.read(body.status(), body.readAllBytes()));
            closeQuietly(channel);
            throw refusal;
        }
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /// Waits for the next line; `null` when the stream has ended. Empty lines are signs of life and left out.
    ///
    /// @throws IOException when the connection broke or was closed meanwhile
    public @Nullable String next() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isEmpty()) {
            line = lines.readLine();
        }
        return line;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // closing is all that was wanted
        }
    }
}
