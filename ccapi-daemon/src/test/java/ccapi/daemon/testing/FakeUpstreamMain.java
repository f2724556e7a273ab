package ccapi.daemon.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs a [FakeUpstream] for real clients: prints its port on a line, and serves until its input ends.
///
/// With a folder as argument, each request to a model is written there, numbered.
public final class FakeUpstreamMain {
    private FakeUpstreamMain() {}

    /// Runs it.
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length == 0 ? null : Path.of(arguments[0]);
        try (FakeUpstream upstream = FakeUpstream.start()) {
            Conversation conversation = new Conversation();
            AtomicInteger number = new AtomicInteger();
            upstream.always((request, wire) -> {
                if (folder != null) {
                    keep(folder.resolve(number.incrementAndGet() + ".txt"), request);
                }
                conversation.play(request, wire);
            });
            System.out.println(upstream.port());
            while (System.in.read() >= 0) {
                // whoever started us keeps the pipe open as long as it needs us
            }
        }
    }

    private static void keep(Path file, RawRequest request) throws IOException {
        StringBuilder text = new StringBuilder(request.head().startLine()).append('\n');
        request.head()
                .headers()
                .forEach(header -> text.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append('\n'));
        Files.writeString(file, text.append('\n').append(request.text()).append('\n'));
    }
}
