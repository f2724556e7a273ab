package ccapi.tui.testing;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// Plays the daemon's admin side on a Unix socket: as much HTTP as the dashboard speaks, over a [World] that requests
/// change and the push stream tells of.
public final class StandIn implements AutoCloseable {
    private final Path socket;
    private final World world;
    private final ServerSocketChannel server;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final List<BlockingQueue<LiveEvent>> watchers = new CopyOnWriteArrayList<>();

    /// One request.
    ///
    /// @param path without the version, decoded
    public record Request(String method, String path, Map<String, String> query, String body) {}

    private StandIn(Path socket, World world) throws IOException {
        this.socket = socket;
        this.world = world;
        Files.createDirectories(socket.getParent());
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    /// Starts listening.
    public static StandIn start(Path socket, World world) {
        try {
            StandIn standIn = new StandIn(socket, world);
            world.tell = standIn::push;
            Thread.ofPlatform().daemon().start(standIn::accept);
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says something to all watchers.
    public void push(LiveEvent event) {
        watchers.forEach(watcher -> watcher.add(event));
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                open.add(channel);
                Thread.ofVirtual().start(() -> serve(channel));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            OutputStream out = Channels.newOutputStream(channel);
            Request request = read(in);
            if (request.path().equals("/events")) {
                stream(out);
            } else {
                answer(request, out);
            }
        } catch (IOException | InterruptedException e) {
            // the client went away
        } finally {
            open.remove(channel);
        }
    }

    private void answer(Request request, OutputStream out) throws IOException {
        byte[] body;
        int status = 200;
        try {
            body = Json.bytes(world.answer(request));
        } catch (Refusal e) {
            status = e.problem().code().httpStatus();
            body = Json.bytes(Map.of("error", e.problem()));
        } catch (RuntimeException e) {
            status = ProblemCode.INTERNAL.httpStatus();
            body = Json.bytes(Map.of("error", new Problem(ProblemCode.INTERNAL, e.toString(), "")));
        }
        String head = "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
    }

    private void stream(OutputStream out) throws IOException, InterruptedException {
        BlockingQueue<LiveEvent> mine = new LinkedBlockingQueue<>();
        watchers.add(mine);
        try {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            mine.add(new LiveEvent("heartbeat", world.now(), null, null, null));
            while (server.isOpen()) {
                byte[] line = (new String(Json.bytes(mine.take()), StandardCharsets.UTF_8) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                out.write((Integer.toHexString(line.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(line);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } finally {
            watchers.remove(mine);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        int length = 0;
        for (String head = line(in); !head.isEmpty(); head = line(in)) {
            if (head.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(head.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] target = first[1].split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        if (target.length == 2) {
            for (String pair : target[1].split("&", -1)) {
                String[] both = pair.split("=", 2);
                query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
            }
        }
        String path = URLDecoder.decode(target[0].substring("/v1".length()), StandardCharsets.UTF_8);
        return new Request(first[0], path, query, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("gone");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
