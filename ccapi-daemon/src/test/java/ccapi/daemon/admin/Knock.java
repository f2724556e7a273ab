package ccapi.daemon.admin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;

/// A process of another user that asks at an admin socket and prints how it fared. Needs nothing but the JDK.
final class Knock {
    private Knock() {}

    /// @param args the socket, how often
    public static void main(String[] args) {
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            outcomes.merge(once(Path.of(args[0])), 1, Integer::sum);
        }
        System.out.println(outcomes);
    }

    private static String once(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                return "door closed";
            }
            return ask(channel);
        } catch (IOException e) {
            return "door closed";
        }
    }

    private static String ask(SocketChannel channel) {
        try {
            channel.write(
                    ByteBuffer.wrap("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(12);
            int read = channel.read(answer);
            return read <= 0 ? "cut off" : new String(answer.array(), 0, read, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "cut off";
        }
    }
}
