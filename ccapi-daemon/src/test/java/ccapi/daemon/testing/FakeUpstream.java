package ccapi.daemon.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// A provider on loopback that speaks Anthropic Messages, OpenAI Responses (public and Codex) and Chat Completions.
///
/// Requests to a model take the scripted answers in order ([#next]) and then the usual one ([#always], at first a
/// short text). Everything else clients ask for, such as models and token counts, is answered by itself and not
/// counted as a request to a model.
public final class FakeUpstream implements AutoCloseable {
    private final RawUpstream raw;
    private final ConcurrentLinkedQueue<Answer> scripted = new ConcurrentLinkedQueue<>();
    private volatile Answer usual = Reply.text("Hello from the fake upstream.");
    private volatile Map<String, String> headers = Map.of("request-id", "req_fake_1");

    private FakeUpstream(RawUpstream raw) {
        this.raw = raw;
    }

    /// Listens on a free port of the loopback address.
    public static FakeUpstream start() throws IOException {
        return start(0);
    }

    /// Listens on a given port of the loopback address, 0 for a free one.
    public static FakeUpstream start(int port) throws IOException {
        FakeUpstream upstream = new FakeUpstream(RawUpstream.start(port));
        upstream.raw.always(upstream::answer);
        return upstream;
    }

    private void answer(RawRequest request, Wire wire) throws IOException {
        if (Dialect.of(request) == null) {
            Catalogue.answer(request, wire);
            return;
        }
        Answer next = scripted.poll();
        Answer answer = next == null ? usual : next;
        (answer instanceof Reply reply ? reply.withHeaders(headers) : answer).play(request, wire);
    }

    /// Answers for the next requests to a model, in this order.
    public FakeUpstream next(Answer... answers) {
        scripted.addAll(List.of(answers));
        return this;
    }

    /// The answer to a model request when nothing else is scripted.
    public FakeUpstream always(Answer answer) {
        usual = answer;
        return this;
    }

    /// Headers that every [Reply] carries from now on, such as those of [LimitHeaders].
    public FakeUpstream withHeaders(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
        return this;
    }

    /// Its base address without a slash at the end: what `--base-url` takes.
    public String url() {
        return raw.url();
    }

    /// Where it listens.
    public int port() {
        return raw.port();
    }

    /// The raw server underneath, for connections and scripts below HTTP.
    public RawUpstream raw() {
        return raw;
    }

    /// The requests to a model so far, in order of arrival.
    public List<RawRequest> requests() {
        return raw.requests().stream()
                .filter(request -> Dialect.of(request) != null)
                .toList();
    }

    /// Waits for the n-th request to a model (counted from 1) and returns it.
    public RawRequest awaitRequest(int n) {
        Eventually.holds(
                "request " + n + " at the fake upstream", () -> requests().size() >= n);
        return requests().get(n - 1);
    }

    /// The credentials that the requests to a model came with, in order of arrival.
    public List<String> credentials() {
        return requests().stream().map(RawRequest::credential).toList();
    }

    /// Waits until the client has left the connection of the n-th request to a model (counted from 1).
    ///
    /// @throws AssertionError when it does not within the limit
    public Wire.Peer awaitClientGone(int n, Duration limit) {
        return raw.awaitClientGone(awaitRequest(n).connection(), limit);
    }

    /// The most requests that were ever answered at once.
    public int mostPlaying() {
        return raw.mostPlaying();
    }

    /// How many requests to a model came, per credential, in the order given.
    public List<Long> countsOf(String... credentials) {
        List<String> seen = credentials();
        return IntStream.range(0, credentials.length)
                .mapToObj(i -> seen.stream().filter(credentials[i]::equals).count())
                .toList();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
