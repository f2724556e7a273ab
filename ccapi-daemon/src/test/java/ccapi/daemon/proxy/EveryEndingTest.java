package ccapi.daemon.proxy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.RawRequest;
import ccapi.daemon.testing.Reply;
import ccapi.daemon.testing.Wire;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.RequestEntry;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever way a request ends, the money that was set aside for it is given back and it is booked once.
class EveryEndingTest {
    private static final int AT_ONCE = 21;
    private static final Usd PLENTY = Usd.of("1000000");

    /// A way to end. Each has a model and an account of its own, so that a fault of one does not keep others away.
    private enum Way {
        WHOLE("ok"),
        STREAMED("ok"),
        REFUSED_UPSTREAM("refused"),
        OVERLOADED("upstream_error"),
        GARBLED("upstream_error"),
        UNREACHABLE("upstream_error"),
        SILENT("upstream_error"),
        CUT("upstream_cut"),
        LEFT_MIDWAY("client_gone"),
        LEFT_WAITING("client_gone"),
        KEY_STOPPED("cancelled"),
        SERVED_BY_NOBODY("refused");

        private final String outcome;

        Way(String outcome) {
            this.outcome = outcome;
        }

        String model() {
            return "way-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isStreamed() {
            return this != WHOLE && this != LEFT_WAITING && this != KEY_STOPPED;
        }
    }

    private Rig rig;
    private String stopped;

    @BeforeEach
    void start() throws IOException {
        String prices = Stream.of(Way.values())
                .map(way -> way.model() + ": {input: 1, output: 2}")
                .collect(joining(", ", "prices: {", "}"));
        rig = Rig.start("timeouts: {first_byte: 1s, queue: 1s}", prices);
        rig.upstream().always(EveryEndingTest::play);
        stopped = rig.admin()
                .keys()
                .create(new CreateKey("stopped", null, PLENTY, PLENTY, PLENTY, null, null, null, null))
                .key();
        Stream.of(Way.values()).filter(way -> way != Way.SERVED_BY_NOBODY).forEach(this::account);
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    private void account(Way way) {
        String url =
                way == Way.UNREACHABLE ? "http://127.0.0.1:1" : rig.upstream().url();
        rig.admin()
                .accounts()
                .add(new AddAccount(
                        way.model(),
                        AccountType.CLAUDE_API,
                        way.model(),
                        url,
                        1,
                        2 * AT_ONCE,
                        null,
                        List.of(way.model()),
                        null,
                        null));
    }

    private static void play(RawRequest request, Wire wire) throws IOException {
        String model = request.json().path("model").asText();
        Way way = Stream.of(Way.values())
                .filter(each -> each.model().equals(model))
                .findFirst()
                .orElseThrow();
        switch (way) {
            case WHOLE, STREAMED -> Reply.text("Hi there").play(request, wire);
            case REFUSED_UPSTREAM ->
                Canned.anthropicError(400, "invalid_request_error", "no").play(request, wire);
            case OVERLOADED ->
                Canned.anthropicError(529, "overloaded_error", "Overloaded").play(request, wire);
            case GARBLED -> Faults.thenFin("HTTP/1.1 what\r\n\r\n").play(request, wire);
            case CUT -> Faults.thenFin(begun()).play(request, wire);
            case LEFT_MIDWAY -> Faults.thenStall(begun()).play(request, wire);
            case SILENT, LEFT_WAITING, KEY_STOPPED -> Faults.hang().play(request, wire);
            case UNREACHABLE, SERVED_BY_NOBODY -> throw new IllegalStateException("nobody asks here: " + way);
        }
    }

    private static String begun() {
        String event =
                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":9}}}\n\n";
        return "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
                + Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    @Proves(value = Promise.P7, measured = "252 requests through a daemon, 12 ways to end: 0 left")
    @Test
    void givesBackWhatWasSetAside() throws Exception {
        run(1);
        assertThat(Way.values()).allSatisfy(way -> {
            List<String> outcomes = rig.rows().stream()
                    .filter(row -> row.model().equals(way.model()))
                    .map(RequestEntry::outcome)
                    .toList();
            // an account that fails rests, and then requests are refused that came too late to be sent
            assertThat(outcomes).as(way.name()).contains(way.outcome).isSubsetOf(way.outcome, "refused");
        });
    }

    @Proves(value = Promise.P7, measured = "10,080 requests through a daemon, 12 ways to end: 0 left")
    @Tag("slow")
    @Test
    void givesBackWhatWasSetAsideTenThousandTimes() throws Exception {
        run(40);
    }

    private void run(int rounds) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                round(clients);
            }
        }
        rig.awaitQuiet();
        assertThat(rig.admin().keys().list()).extracting(ApiKey::reserved).containsOnly(Usd.ZERO);
        int sent = rounds * AT_ONCE * Way.values().length;
        Eventually.holds("all booked", () -> rig.admin().status().get().todayRequests() == sent);
    }

    private void round(ExecutorService clients) throws Exception {
        List<Future<?>> asking = Stream.of(Way.values())
                .flatMap(way -> IntStream.range(0, AT_ONCE).<Future<?>>mapToObj(_ -> clients.submit(() -> ask(way))))
                .toList();
        Eventually.holds(
                "all under way whose key will be stopped",
                () -> rig.admin().keys().show("stopped").currentConcurrency() == AT_ONCE);
        assertThat(rig.admin().keys().show("stopped").reserved()).isGreaterThan(Usd.ZERO);
        rig.admin().keys().disable("stopped");
        for (Future<?> request : asking) {
            request.get();
        }
        rig.admin().keys().enable("stopped");
        Stream.of(Way.OVERLOADED, Way.GARBLED, Way.UNREACHABLE, Way.SILENT, Way.CUT)
                .forEach(way -> rig.admin().accounts().clear(way.model()));
    }

    private Void ask(Way way) throws IOException {
        String body = Rig.body(way.isStreamed()).replace(Rig.MODEL, way.model());
        String key = way == Way.KEY_STOPPED ? stopped : rig.key();
        try (RawClient client = rig.client().send(RawClient.post("/v1/messages", key, body))) {
            switch (way) {
                case LEFT_WAITING -> {}
                case LEFT_MIDWAY -> {
                    client.head();
                    client.event();
                }
                default -> client.answer();
            }
        } catch (EOFException e) {
            throw new AssertionError("no answer to " + way, e);
        }
        return null;
    }
}
