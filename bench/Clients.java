import ccapi.daemon.upstream.Endpoint;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamClient;
import ccapi.daemon.upstream.UpstreamRequest;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// What reading an upstream costs by our own client, Helidon's WebClient and the JDK's, on virtual threads: the reason
/// for having our own, in figures. Nothing else of the daemon runs.
///
/// Usage: `java Clients PORT`, with an [Upstream] on that port
final class Clients {
    private static final String JSON = "{\"stream\":false,\"bench\":\"json\"}";
    private static final String SSE = "{\"stream\":true,\"bench\":\"sse:20000\"}";

    private final String base;

    /// One client: sends a body and reads the answer to its end.
    private interface Reader {
        /// @return bytes read
        long read(String body) throws Exception;
    }

    private record Named(String name, Reader reader) {}

    private Clients(String port) {
        base = "http://127.0.0.1:" + port;
    }

    public static void main(String[] args) throws Exception {
        new Clients(args[0]).run();
    }

    private void run() throws Exception {
        List<Named> all = List.of(new Named("our own", own()), new Named("Helidon WebClient", helidon()), new Named("JDK HttpClient", jdk()));
        System.out.println("| client | 2 KiB JSON, 16 at once, req/s | CPU µs a request | SSE, 8 at once, MB/s | CPU ms a MB |");
        System.out.println("|---|---|---|---|---|");
        for (Named one : all) {
            double[] json = measure(one.reader, JSON, 16);
            double[] sse = measure(one.reader, SSE, 8);
            System.out.printf(Locale.ROOT, "| %s | %,.0f | %.0f | %,.0f | %.2f |%n", one.name, json[0], json[2] / json[0] * 1e6,
                    sse[1] / 1e6, sse[2] / sse[1] * 1e9);
        }
    }

    /// @return answers, bytes and CPU seconds, each for one second
    private static double[] measure(Reader reader, String body, int atOnce) throws Exception {
        load(reader, body, atOnce, 6);
        return load(reader, body, atOnce, 5);
    }

    private static double[] load(Reader reader, String body, int atOnce, int seconds) throws Exception {
        AtomicLong answers = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long stop = start + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    while (System.nanoTime() < stop) {
                        bytes.addAndGet(reader.read(body));
                        answers.incrementAndGet();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new double[] {answers.get() / took, bytes.get() / took, (cpuNanos() - cpu) / 1e9 / took};
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private Reader own() {
        UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5));
        Endpoint.Base at = Endpoint.Base.of(base);
        return body -> {
            UpstreamRequest request = UpstreamRequest.to(at.endpoint(), "POST", "/v1/messages")
                    .header("content-type", "application/json")
                    .body(body.getBytes(StandardCharsets.US_ASCII));
            try (UpstreamAnswer answer = client.send(request, _ -> {})) {
                long count = 0;
                while (answer.next()) {
                    count += answer.length();
                }
                return count;
            }
        };
    }

    private Reader helidon() {
        WebClient client = WebClient.builder().baseUri(base).build();
        return body -> {
            try (HttpClientResponse answer = client.method(Method.POST).path("/v1/messages").submit(body)) {
                return drain(answer.inputStream());
            }
        };
    }

    private Reader jdk() {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/v1/messages"));
        return body -> {
            HttpRequest one = request.copy().POST(HttpRequest.BodyPublishers.ofString(body)).build();
            return drain(client.send(one, HttpResponse.BodyHandlers.ofInputStream()).body());
        };
    }

    private static long drain(InputStream in) throws Exception {
        byte[] piece = new byte[16 * 1024];
        long count = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            count += read;
        }
        return count;
    }
}
