package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.RawRequest;
import ccapi.daemon.testing.Reply;
import ccapi.daemon.testing.Wire;
import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.apikey.CreateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many requests that end in every way through one daemon process, and what it still holds when all are over.
class LeaksTest {
    private static final int CLIENTS = 32;

    /// How a request ends; its name is what the client says to the upstream.
    private enum Ending {
        WHOLE,
        STREAMED,
        LEFT_IN_A_STREAM,
        LEFT_BEFORE_THE_ANSWER,
        REFUSED_BY_UPSTREAM,
        CUT_BY_UPSTREAM,
        UPSTREAM_BUSY,
        UNKNOWN_KEY;

        static Ending of(RawRequest request) {
            String text = request.text();
            for (Ending ending : values()) {
                if (text.contains(ending.name())) {
                    return ending;
                }
            }
            throw new IllegalArgumentException("the upstream was asked something else: " + text);
        }

        /// Whether an account that meets it rests for a while, and so serves nobody else here.
        boolean tiresTheAccount() {
            return this == CUT_BY_UPSTREAM || this == UPSTREAM_BUSY;
        }

        boolean streams() {
            return this == STREAMED || this == LEFT_IN_A_STREAM || this == CUT_BY_UPSTREAM;
        }
    }

    private static final String START =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 9999\r\n\r\n" + """
            event: message_start
            data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],\
            "model":"claude-sonnet-5-5","usage":{"input_tokens":10,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            """;

    private Path folder;
    private FakeUpstream upstream;
    private String sound;
    private String sick;
    private int port;

    @BeforeEach
    void open() throws IOException {
        folder = DaemonFolder.make("listen: 127.0.0.1:0\ntimeouts: {queue: 1s}\n");
        upstream = FakeUpstream.start();
        upstream.always(LeaksTest::answer);
    }

    @AfterEach
    void close() throws IOException {
        upstream.close();
        DaemonFolder.delete(folder);
    }

    private static void answer(RawRequest request, Wire wire) throws IOException {
        switch (Ending.of(request)) {
            case LEFT_IN_A_STREAM -> Faults.thenStall(START).play(request, wire);
            case REFUSED_BY_UPSTREAM ->
                Canned.anthropicError(400, "invalid_request_error", "no").play(request, wire);
            case UPSTREAM_BUSY ->
                Canned.anthropicError(529, "overloaded_error", "later").play(request, wire);
            case CUT_BY_UPSTREAM -> Reply.text("cut").withCut(3, Reply.Cut.RST).play(request, wire);
            default -> Reply.text("a word or two").play(request, wire);
        }
    }

    @Proves(
            value = Promise.P12,
            measured =
                    "50,000 of 8 endings: 91 files, then 94; heap in use 13.9 MB, then 14.0; resident 190 MiB, then 199")
    @Tag("slow")
    @Test
    void fiftyThousandRequestsOfEveryEndingLeaveNothingBehind() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            prepare(daemon.admin());
            long files = daemon.openFiles();
            // what is read once and kept is there after these
            ask(10_000);
            awaitFiles(daemon, files);
            Memory before = Memory.of(daemon);
            ask(50_000);
            awaitFiles(daemon, files);
            Memory after = Memory.of(daemon);
            System.out.println(
                    "figure P12: " + files + " files, then " + daemon.openFiles() + "; " + before + ", then " + after);
            assertThat(after.heapKiB()).isLessThan(before.heapKiB() * 11 / 10);
            assertThat(after.residentMiB()).isLessThan(before.residentMiB() * 11 / 10);
            assertThat(daemon.admin().accounts().list()).allMatch(account -> account.currentConcurrency() == 0);
            assertThat(daemon.admin().keys().list()).allMatch(key -> key.currentConcurrency() == 0);
        }
    }

    private void prepare(AdminClient admin) {
        sound = key(admin, "sound");
        sick = key(admin, "sick");
        String listen = admin.status().get().listen();
        port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    /// Adds an account and gives the key that it alone serves.
    private String key(AdminClient admin, String name) {
        admin.accounts()
                .add(new AddAccount(
                        name, AccountType.CLAUDE_API, "sk-" + name, upstream.url(), 1, null, null, null, null, null));
        return admin.keys()
                .create(new CreateKey(name, null, null, null, null, null, List.of(name), null, null))
                .key();
    }

    /// What is in flight must end, and idle connections to the upstream be closed in their time.
    private static void awaitFiles(DaemonProcess daemon, long before) {
        Eventually.holds("nothing in flight", () -> daemon.admin().live().list().isEmpty());
        Eventually.holds("as many files as at first", Duration.ofSeconds(90), () -> daemon.openFiles() <= before + 10);
    }

    private void ask(int requests) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                all.add(clients.submit(() -> {
                    for (int number = first; number < requests; number += CLIENTS) {
                        ask(ending(number));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /// Half of them end well; a resting account is asked now and then only, as it answers each after a while.
    private static Ending ending(int number) {
        return switch (number / CLIENTS % 10) {
            case 0, 1, 2 -> Ending.WHOLE;
            case 3, 4 -> Ending.STREAMED;
            case 5, 6 -> Ending.LEFT_IN_A_STREAM;
            case 7 -> Ending.LEFT_BEFORE_THE_ANSWER;
            case 8 -> Ending.REFUSED_BY_UPSTREAM;
            default ->
                switch (number % 16) {
                    case 0 -> Ending.UPSTREAM_BUSY;
                    case 1 -> Ending.CUT_BY_UPSTREAM;
                    default -> Ending.UNKNOWN_KEY;
                };
        };
    }

    private void ask(Ending ending) {
        try {
            meet(ending);
        } catch (IOException e) {
            throw new AssertionError("not to be met: " + ending, e);
        }
    }

    private void meet(Ending ending) throws IOException {
        String key = ending == Ending.UNKNOWN_KEY ? "cck_nobody" : ending.tiresTheAccount() ? sick : sound;
        String body = "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":9,\"stream\":" + ending.streams()
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + ending + "\"}]}";
        try (RawClient client = RawClient.tcp(port).within(Duration.ofSeconds(60))) {
            client.send(RawClient.post("/v1/messages", key, body));
            switch (ending) {
                case WHOLE, STREAMED -> {
                    RawAnswer answer = client.answer();
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.isComplete()).isTrue();
                }
                case LEFT_IN_A_STREAM -> assertThat(client.head().startLine()).contains(" 200 ");
                case LEFT_BEFORE_THE_ANSWER -> client.reset();
                case REFUSED_BY_UPSTREAM -> assertThat(client.answer().status()).isEqualTo(400);
                case UNKNOWN_KEY -> assertThat(client.answer().status()).isEqualTo(401);
                case CUT_BY_UPSTREAM, UPSTREAM_BUSY -> {
                    RawAnswer answer = client.answer();
                    assertThat(answer.status() == 200 && answer.isComplete()).isFalse();
                }
            }
        }
    }

    /// @param heapKiB what is left after a collection
    private record Memory(long heapKiB, long residentMiB) {
        static Memory of(DaemonProcess daemon) throws IOException, InterruptedException {
            return new Memory(daemon.liveHeapKiB(), daemon.residentMiB());
        }
    }
}
