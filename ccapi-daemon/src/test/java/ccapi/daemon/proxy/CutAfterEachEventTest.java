package ccapi.daemon.proxy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.RawRequest;
import ccapi.daemon.testing.Wire;
import ccapi.daemon.translate.Dialect;
import ccapi.shared.account.AccountType;
import ccapi.shared.usage.RequestEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Streams that end after each of their events, because the client or the upstream leaves: what was told until then is
/// booked, and the row says how it ended.
class CutAfterEachEventTest {
    private static final Path FOLDER = Path.of("src/test/resources/translate");
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int AT_ONCE = 32;

    private enum Side {
        CLIENT,
        UPSTREAM
    }

    /// A stream that is cut.
    ///
    /// @param model told to nobody else, so that script, account and row are found by it
    /// @param sent  the events that come before the cut
    private record Case(String model, Dialect dialect, List<String> sent, Side leaves, Gate sentAll) {
        Told told() {
            return Told.by(dialect, sent);
        }

        @Override
        public String toString() {
            return model + ": " + leaves + " leaves after " + sent.size() + " events of " + dialect;
        }
    }

    @Proves(value = Promise.P5, measured = "a cut by either side after each of 106 events of 6 streams: exact")
    @Test
    void whatWasToldUntilThenIsBooked() throws Exception {
        List<Case> cases = cases();
        Map<String, Case> scripts = cases.stream().collect(toMap(Case::model, Function.identity()));
        try (Rig rig = Rig.start();
                ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            rig.upstream().always((request, wire) -> play(scripts, request, wire));
            cases.forEach(cut -> account(rig, cut));
            List<Future<Case>> ended = cases.stream()
                    .map(cut -> callers.submit(() -> ask(rig, cut)))
                    .toList();
            for (Future<Case> cut : ended) {
                cut.get();
            }
            rig.awaitRow(cases.size());
            assertThat(rig.rows()).hasSameSizeAs(cases).allSatisfy(row -> check(scripts, row));
            rig.awaitQuiet();
        }
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = Stream.of(
                        each(Dialect.MESSAGES, "chat-to-messages/tools"),
                        each(Dialect.MESSAGES, "responses-to-messages/codex-turn"),
                        each(Dialect.RESPONSES, "chat-to-codex/tools"),
                        each(Dialect.RESPONSES, "messages-to-codex/claude-code-turn"),
                        each(Dialect.CHAT, "messages-to-chat/tools"),
                        each(Dialect.CHAT, "responses-to-chat/codex-turn"))
                .flatMap(List::stream)
                .toList();
        assertThat(cases).hasSize(2 * 106);
        return cases;
    }

    private static List<Case> each(Dialect dialect, String name) throws IOException {
        List<String> events = Arrays.stream(
                        Files.readString(FOLDER.resolve(name + "/upstream.sse")).split("\n\n"))
                .filter(event -> event.contains("data:"))
                .map(event -> event.stripLeading() + "\n\n")
                .toList();
        return IntStream.rangeClosed(1, events.size())
                .boxed()
                .flatMap(count -> Arrays.stream(Side.values())
                        .map(side -> new Case(
                                name.replace('/', '-') + "-" + count + "-" + side,
                                dialect,
                                events.subList(0, count),
                                side,
                                new Gate())))
                .toList();
    }

    /// One for each, since an upstream that cuts is not asked again for a while.
    private static void account(Rig rig, Case cut) {
        boolean claude = cut.dialect() == Dialect.MESSAGES;
        rig.account(
                cut.model(),
                claude ? AccountType.CLAUDE_API : AccountType.OPENAI_API,
                claude ? "" : "/v1",
                1,
                cut.model());
    }

    private static void play(Map<String, Case> scripts, RawRequest request, Wire wire) throws IOException {
        Case cut = scripts.get(request.json().path("model").asText());
        wire.write(HEAD);
        for (String event : cut.sent()) {
            byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
            wire.write(Integer.toHexString(bytes.length) + "\r\n").write(bytes).write("\r\n");
        }
        if (cut.leaves() == Side.UPSTREAM) {
            wire.close();
        } else {
            cut.sentAll().pass();
            wire.awaitPeerGone(LIMIT);
        }
    }

    private static Case ask(Rig rig, Case cut) throws IOException {
        try (RawClient client = rig.client().send(request(rig, cut))) {
            if (cut.leaves() == Side.UPSTREAM) {
                assertThat(client.answer().isComplete())
                        .as(cut.toString())
                        .isEqualTo(!cut.told().isBegun());
                return cut;
            }
            cut.sentAll().awaitArrival();
            if (cut.told().isBegun()) {
                client.head();
                for (String event : cut.sent()) {
                    assertThat(client.event()).as(cut.toString()).isEqualTo(event);
                }
            }
            cut.sentAll().open();
        }
        return cut;
    }

    private static String body(Case cut) {
        return "{\"model\":\"" + cut.model() + "\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}";
    }

    private static String request(Rig rig, Case cut) {
        String path = switch (cut.dialect()) {
            case MESSAGES -> "/v1/messages";
            case RESPONSES, CODEX -> "/v1/responses";
            case CHAT -> "/v1/chat/completions";
        };
        return RawClient.post(path, rig.key(), body(cut));
    }

    private static void check(Map<String, Case> scripts, RequestEntry row) {
        Case cut = scripts.get(row.model());
        Told told = cut.told();
        assertThat(row.outcome()).as(cut.toString()).isEqualTo(outcome(cut, told));
        assertThat(List.of(row.inputTokens(), row.outputTokens(), row.cacheReadTokens(), row.cacheCreateTokens()))
                .as(cut.toString())
                .containsExactly(told.input(body(cut).length()), told.output(), told.cacheRead(), told.cacheWrite());
        assertThat(row.estimated())
                .as(cut.toString())
                .isEqualTo(!told.isWhole() && !row.outcome().equals("upstream_error"));
    }

    private static String outcome(Case cut, Told told) {
        if (told.isWhole()) {
            return "ok";
        }
        if (cut.leaves() == Side.CLIENT) {
            return "client_gone";
        }
        return told.isBegun() ? "upstream_cut" : "upstream_error";
    }
}
