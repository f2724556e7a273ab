package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.money.Usd;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A client that leaves stops the upstream at once, frees its places and is booked as gone.
class ClientHangsUpTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private Rig rig;
    private final Gate gate = new Gate();

    @BeforeEach
    void start() throws IOException {
        rig = Rig.start();
    }

    @AfterEach
    void stop() throws IOException {
        gate.open();
        rig.close();
    }

    private enum Leaving {
        FIN,
        RST,
        HALF_CLOSE
    }

    private static void leave(RawClient client, Leaving how) throws IOException {
        switch (how) {
            case FIN -> client.close();
            case RST -> client.reset();
            case HALF_CLOSE -> client.wire().halfClose();
        }
    }

    /// S86, S87 and S88
    @Proves(value = Promise.P29, measured = "3 ways to leave, before and in a stream: upstream cancelled within 1 s")
    @Proves(Promise.F9)
    @ParameterizedTest
    @CsvSource({"FIN,true", "RST,true", "HALF_CLOSE,true", "FIN,false", "RST,false", "HALF_CLOSE,false"})
    void whileTheUpstreamIsSilent(Leaving how, boolean stream) throws IOException {
        rig.upstream().next(Reply.text("never").withGate(-1, gate));
        RawClient client = rig.client().send(rig.post(stream));
        gate.awaitArrival();
        leave(client, how);
        rig.upstream().awaitClientGone(1, SOON);
        assertThat(rig.awaitRow(1).outcome()).isEqualTo("client_gone");
        rig.awaitQuiet();
        assertThat(rig.upstream().requests()).hasSize(1);
        client.close();
    }

    @Proves(Promise.P29)
    @Proves(Promise.P5)
    @ParameterizedTest
    @CsvSource({"FIN", "RST", "HALF_CLOSE"})
    void inTheMiddleOfAStreamThatPauses(Leaving how) throws IOException {
        rig.upstream().next(Reply.text("one two three").withGate(4, gate));
        RawClient client = rig.client().send(rig.post(true));
        client.head();
        client.event();
        gate.awaitArrival();
        leave(client, how);
        rig.upstream().awaitClientGone(1, SOON);
        assertThat(rig.awaitRow(1)).satisfies(row -> {
            assertThat(row.outcome()).isEqualTo("client_gone");
            assertThat(row.inputTokens()).isEqualTo(10);
        });
        rig.awaitQuiet();
        client.close();
    }

    @Test
    void inTheMiddleOfAStreamThatRuns() throws IOException {
        rig.upstream().next((_, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n");
            String ping = "event: ping\ndata: {\"type\": \"ping\"}\n\n".repeat(50);
            while (true) {
                wire.write(Integer.toHexString(ping.length()) + "\r\n" + ping + "\r\n");
            }
        });
        RawClient client = rig.client().send(rig.post(true));
        client.head();
        client.event();
        client.reset();
        rig.upstream().awaitClientGone(1, SOON);
        assertThat(rig.awaitRow(1).outcome()).isEqualTo("client_gone");
        rig.awaitQuiet();
    }

    @Test
    void neverHarmsTheAccount() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Gate silence = new Gate();
            rig.upstream().next(Reply.text("never").withGate(-1, silence));
            RawClient client = rig.client().send(rig.post(true));
            silence.awaitArrival();
            client.reset();
            rig.awaitRow(i);
            silence.open();
        }
        try (RawClient client = rig.client()) {
            assertThat(client.send(rig.post(false)).answer().status()).isEqualTo(200);
        }
    }

    @Proves(value = Promise.P7, measured = "300 left at any byte of a request or an answer: 0 left")
    @Test
    void threeHundredTimesAtRandomPointsWithoutALeak() throws IOException {
        atRandomPoints(300);
    }

    /// S92
    @Proves(value = Promise.P7, measured = "10,000 so: 0 left")
    @Tag("slow")
    @Test
    void tenThousandTimesAtRandomPointsWithoutALeak() throws IOException {
        atRandomPoints(10_000);
    }

    private void atRandomPoints(int times) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        rig.upstream().always(Reply.text("one two three four five six"));
        int whole = 0;
        for (int i = 0; i < times; i++) {
            String request = rig.post(true);
            try (RawClient client = rig.client()) {
                int cut = random.nextInt(request.length() * 2);
                client.send(request.substring(0, Math.min(cut, request.length())));
                if (cut > request.length()) {
                    client.head();
                    int events = random.nextInt(12);
                    for (int event = 0; event < events && client.event() != null; event++) {
                        // reading on
                    }
                    whole++;
                }
                if (random.nextBoolean()) {
                    client.reset();
                }
            }
        }
        rig.awaitQuiet();
        int booked = whole;
        Eventually.holds(
                "every request that began is booked",
                () -> rig.admin().status().get().todayRequests() >= booked);
        assertThat(rig.admin().keys().list()).extracting(ApiKey::reserved).containsOnly(Usd.ZERO);
    }
}
