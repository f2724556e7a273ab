package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.shared.account.AccountType;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A daemon that is asked to leave in the middle of a hundred streams.
class DrainTest {
    private static final int STREAMS = 100;
    private static final UsageQuery ALL = new UsageQuery(null, null, null, null, null, null, null, null, 500, null);

    private final Gate gate = new Gate();
    private final List<RawClient> clients = new ArrayList<>();
    private FakeUpstream upstream;
    private TestDaemon daemon;
    private String post;

    @BeforeEach
    void startStreams() throws IOException {
        upstream = FakeUpstream.start();
        daemon = TestDaemon.at(upstream.url());
        daemon.addAccount("a", AccountType.CLAUDE_API, "sk-a");
        post = RawClient.post(
                "/v1/messages",
                daemon.createKey("client"),
                "{\"model\":\"claude-sonnet-5\",\"max_tokens\":50,\"stream\":true,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        upstream.always(Reply.text("one two three").withGate(4, gate));
        for (int i = 0; i < STREAMS; i++) {
            clients.add(RawClient.tcp(daemon.port()).send(post));
        }
        for (RawClient client : clients) {
            client.head();
            client.event();
        }
    }

    @AfterEach
    void stop() throws IOException {
        gate.open();
        for (RawClient client : clients) {
            client.close();
        }
        daemon.close();
        upstream.close();
    }

    @Proves(value = Promise.P32, measured = "100 of 100 streams whole, new requests refused meanwhile")
    @Test
    void letsEveryStreamEndAndTakesNothingNew() throws IOException {
        daemon.drain();
        try (RawClient late = RawClient.tcp(daemon.port())) {
            assertThat(late.send(post).answer().status()).isEqualTo(503);
        }
        assertThat(daemon.admin().status().get().state()).isEqualTo("draining");
        gate.open();
        for (RawClient client : clients) {
            assertThat(client.rest().isComplete()).isTrue();
        }
        Eventually.holds("all are booked", () -> outcomes().equals(List.of("ok")));
    }

    @Proves(value = Promise.P32, measured = "out of time: 100 of 100 cut visibly, all booked")
    @Test
    void cutsVisiblyWhatDoesNotEndInTimeAndBooksIt() throws IOException {
        daemon.stopKeepingFolder();
        for (RawClient client : clients) {
            RawAnswer rest = client.rest();
            assertThat(rest.isComplete()).isFalse();
        }
        daemon = TestDaemon.startOn(daemon.folder());
        assertThat(daemon.admin().usage().requests(ALL).items()).hasSize(STREAMS);
        assertThat(outcomes()).doesNotContain("open", "ok");
        daemon.stopKeepingFolder();
        daemon.deleteFolder();
    }

    private List<String> outcomes() {
        return daemon.admin().usage().requests(ALL).items().stream()
                .map(RequestEntry::outcome)
                .distinct()
                .toList();
    }
}
