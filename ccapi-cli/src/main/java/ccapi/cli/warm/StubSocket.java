package ccapi.cli.warm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The least that passes for a daemon: a Unix socket that answers each call with a text chosen by its path.
/// One call a connection. Serves on a thread of its own until closed.
public final class StubSocket implements AutoCloseable {
    private final Path path;
    private final ServerSocketChannel server;
    private final Answers answers;

    /// What is answered.
    public interface Answers {
        /// The answer to a call; runs on the thread of its connection.
        Answer to(Call call);
    }

    /// A call as it came.
    ///
    /// @param path with its query
    /// @param body empty when there was none
    public record Call(String method, String path, String body) {}

    /// What goes back.
    ///
    /// @param body JSON, or lines of JSON
    public record Answer(int status, String body) {}

    /// Binds the socket; its folder must be there.
    public StubSocket(Path path, Answers answers) throws IOException {
        this.path = path;
        this.answers = answers;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Thread.ofPlatform().daemon().name("stub").start(this::serve);
    }

    /// Where it listens.
    public Path path() {
        return path;
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                Thread.ofPlatform().daemon().start(() -> answer(channel));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(SocketChannel channel) {
        try (channel;
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
                OutputStream out = Channels.newOutputStream(channel)) {
            String[] start = line(in).split(" ", 3);
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            Answer answer = answers.to(new Call(start[0], start[1], body));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + answer.status() + " X\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
        } catch (IOException e) {
            // the other side went away: nothing is left to answer
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }
}
