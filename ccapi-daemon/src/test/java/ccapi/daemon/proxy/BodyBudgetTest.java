package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bodies of all clients together take no more memory than they may, and what is free again is used again.
class BodyBudgetTest {
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = Rig.start("limits: {max_body_mib: 1, body_budget_mib: 2}", "timeouts: {client_body: 30s}");
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    /// The head of a request whose body takes half of the budget.
    private RawClient ask() throws IOException {
        String request = request(false);
        return rig.client().send(request.substring(0, request.indexOf("\r\n\r\n") + 4));
    }

    /// The same, its share taken, and all of the body but the last byte.
    private RawClient begin() throws IOException {
        RawClient client = ask();
        assertThat(client.wire().readLine(RawClient.LIMIT)).isEqualTo("HTTP/1.1 100 Continue\r\n");
        assertThat(client.wire().readLine(RawClient.LIMIT)).isEqualTo("\r\n");
        String request = request(false);
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        return client.send(body.substring(0, body.length() - 1));
    }

    private String request(boolean stream) {
        String body = Rig.body(stream);
        String large = body + " ".repeat((1 << 20) - 1024 - body.length());
        return RawClient.post("/v1/messages", rig.key(), large)
                .replace("\r\nhost:", "\r\nexpect: 100-continue\r\nhost:");
    }

    @Test
    void whatDoesNotFitIsToldToComeBackAndThenServed() throws IOException {
        try (RawClient first = begin();
                RawClient second = begin();
                RawClient third = ask()) {
            RawAnswer refused = third.answer();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().at("/error/message").asText()).contains("too many large requests");
            assertThat(refused.header("retry-after")).isEqualTo("2");

            assertThat(first.send(" ").answer().status()).isEqualTo(200);
            try (RawClient again = begin()) {
                assertThat(again.send(" ").answer().status()).isEqualTo(200);
            }
            assertThat(second.send(" ").answer().status()).isEqualTo(200);
        }
        rig.awaitQuiet();
    }

    @Test
    void aStreamThatHasBegunNeedsItsBodyNoMore() throws IOException {
        Gate gate = new Gate();
        Reply endless = Reply.text("one two three").withGate(4, gate);
        rig.upstream().next(endless, endless);
        try (RawClient first = rig.client().send(request(true));
                RawClient second = rig.client().send(request(true))) {
            for (RawClient client : List.of(first, second)) {
                assertThat(client.head().startLine()).contains(" 200 ");
                client.event();
            }
            try (RawClient third = begin();
                    RawClient fourth = begin()) {
                assertThat(third.send(" ").answer().status()).isEqualTo(200);
                assertThat(fourth.send(" ").answer().status()).isEqualTo(200);
            }
            gate.open();
            assertThat(first.rest().text()).contains("message_stop");
            assertThat(second.rest().text()).contains("message_stop");
        }
        rig.awaitQuiet();
    }

    /// The head of a request whose body comes in chunks, and a first chunk of it.
    private RawClient beginChunks() throws IOException {
        return rig.client()
                .send("POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: " + rig.key()
                        + "\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1\r\n \r\n");
    }

    private static String lastChunks() {
        String body = Rig.body(false);
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    @Test
    void aBodyOfUnknownLengthTakesRoomAsItArrives() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        // each may become half of the budget, and has sent a byte
        for (int i = 0; i < 6; i++) {
            clients.add(beginChunks());
        }
        for (RawClient client : clients.reversed()) {
            assertThat(client.send(lastChunks()).answer().status()).isEqualTo(200);
            client.close();
        }
        rig.awaitQuiet();
    }

    @Test
    void aBodyOfUnknownLengthIsRefusedWhenItsNextBytesHaveNoRoom() throws IOException {
        try (RawClient first = begin();
                RawClient second = begin();
                RawClient third = beginChunks()) {
            assertThat(third.answer().status()).isEqualTo(503);

            assertThat(first.send(" ").answer().status()).isEqualTo(200);
            try (RawClient again = beginChunks()) {
                assertThat(again.send(lastChunks()).answer().status()).isEqualTo(200);
            }
            assertThat(second.send(" ").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatIsCutGivesItsShareBack() throws IOException {
        for (int i = 0; i < 10; i++) {
            begin().reset();
        }
        try (RawClient client = begin()) {
            assertThat(client.send(" ").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void oneThatIsTooLargeByItselfIsRefusedAtOnce() throws IOException {
        try (RawClient client = rig.client()) {
            client.send("POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: " + rig.key()
                    + "\r\ncontent-length: 1048577\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }
}
