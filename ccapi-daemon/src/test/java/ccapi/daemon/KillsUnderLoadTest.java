package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Database;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.daemon.usage.Recount;
import ccapi.shared.account.AccountType;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a daemon again and again while clients ask without pause, then looks into its books.
@Proves(value = Promise.P2, measured = "equal after 100 kills")
class KillsUnderLoadTest {
    @TempDir(factory = DaemonFolder.class)
    Path folder;

    @Proves(Promise.P1)
    @Proves(Promise.P3)
    @Proves(Promise.P35)
    @Test
    void whatAClientSawWholeIsBookedOnceAndSumsEqualRows() throws Exception {
        kills(5, 16, 50);
    }

    @Tag("slow")
    @Proves(value = Promise.P1, measured = "100 kills, 64 clients, 35,890 requests seen whole: 0 lost, 0 twice")
    @Proves(value = Promise.P3, measured = "3,394 interrupted, 0 left open")
    @Proves(value = Promise.P35, measured = "101 of 101 starts")
    @Test
    void whatAClientSawWholeIsBookedOnceAndSumsEqualRowsAfterAHundredKills() throws Exception {
        kills(100, 64, 20_000);
    }

    /// Goes on until there were so many kills, and clients saw so many requests whole.
    private void kills(int least, int clients, int requests) throws Exception {
        Collection<String> seen = new ConcurrentLinkedQueue<>();
        Random random = new Random(7);
        String key = null;
        int kills = 0;
        for (; kills < least || seen.size() < requests; kills++) {
            try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
                key = key == null ? prepare(daemon) : key;
                load(daemon, key, clients, seen, Duration.ofMillis(300 + random.nextInt(1000)));
            }
        }
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            List<RequestEntry> rows = rows(daemon);
            List<String> booked = rows.stream()
                    .filter(row -> row.outcome().equals("ok"))
                    .map(RequestEntry::id)
                    .toList();
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(booked).doesNotHaveDuplicates();
            Set<String> lost = new HashSet<>(seen);
            booked.forEach(lost::remove);
            assertThat(lost).isEmpty();
            assertThat(booked.size() - seen.size()).as("booked but not seen").isLessThanOrEqualTo(kills * clients);
            assertThat(rows).noneMatch(row -> row.outcome().equals("open"));
            daemon.terminate();
            daemon.exitStatus();
        }
        try (Database database = Database.open(folder, Clock.systemUTC())) {
            Recount.sumsEqualRows(database);
        }
    }

    @Proves(value = Promise.P3, measured = "one whose usage comes at its end keeps a guess of both sides")
    @Test
    void whatACutStreamTellsAtItsEndOnlyIsGuessedAfterAKill() throws Exception {
        Gate gate = new Gate();
        String id;
        try (FakeUpstream upstream = FakeUpstream.start();
                DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            upstream.next(Reply.text("a word ".repeat(20)).withGate(15, gate));
            daemon.admin()
                    .accounts()
                    .add(Plain.account("openai", AccountType.OPENAI_API, "sk-openai", upstream.url() + "/v1"));
            String key = prepare(daemon);
            try (RawClient client =
                    RawClient.tcp(Integer.parseInt(daemon.baseUrl().replaceFirst(".*:", "")))) {
                client.send(RawClient.post("/v1/chat/completions", key, """
                        {"model":"gpt-5.4","stream":true,"messages":[{"role":"user","content":"say many words"}]}"""));
                id = client.head().header("request-id");
                gate.awaitArrival();
                Eventually.holds(
                        "it is written down",
                        () -> rows(daemon).stream().anyMatch(row -> row.id().equals(id) && row.outputTokens() > 5));
                daemon.kill();
            }
            gate.open();
        }
        try (DaemonProcess again = DaemonProcess.spawn(folder).awaitReady()) {
            RequestEntry row = row(again, id);
            assertThat(row.outcome()).isEqualTo("interrupted");
            assertThat(row.inputTokens()).isPositive();
            assertThat(row.outputTokens()).isGreaterThan(5);
            assertThat(row.costUsd()).isGreaterThan(Usd.ZERO);
            assertThat(row.estimated()).isTrue();
        }
    }

    private static RequestEntry row(DaemonProcess daemon, String id) {
        return daemon.admin().usage().request(id).request();
    }

    private static String prepare(DaemonProcess daemon) {
        daemon.admin().accounts().add(Plain.account("demo", AccountType.CLAUDE_API, "sk-demo"));
        return daemon.admin().keys().create(Plain.key("load")).key();
    }

    /// Asks for a while, every other client for a stream, and kills; the ids of answers that came whole are collected.
    private static void load(DaemonProcess daemon, String key, int clients, Collection<String> seen, Duration span)
            throws InterruptedException {
        String baseUrl = daemon.baseUrl();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < clients; i++) {
                boolean stream = i % 2 == 0;
                HttpRequest request = request(baseUrl, key, stream);
                threads.add(Thread.ofVirtual().start(() -> ask(http, request, stream, stop, seen)));
            }
            // the kill is to hit at a moment of its own choosing: there is no condition to wait for
            LockSupport.parkNanos(span.toNanos());
            daemon.kill();
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            http.shutdownNow();
        }
    }

    private static HttpRequest request(String baseUrl, String key, boolean stream) {
        String body = "{\"model\":\"claude-sonnet-5\",\"max_tokens\":9,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
        return HttpRequest.newBuilder(URI.create(baseUrl + "/v1/messages"))
                .header("x-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void ask(
            HttpClient http, HttpRequest request, boolean stream, AtomicBoolean stop, Collection<String> seen) {
        String end = stream ? "message_stop\"}" : "}";
        while (!stop.get()) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().strip().endsWith(end)) {
                    seen.add(answer.headers().firstValue("request-id").orElseThrow());
                }
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static List<RequestEntry> rows(DaemonProcess daemon) {
        List<RequestEntry> rows = new ArrayList<>();
        String before = null;
        do {
            RequestPage page = daemon.admin()
                    .usage()
                    .requests(new UsageQuery("24h", null, null, null, null, null, null, null, 1000, before));
            rows.addAll(page.items());
            before = page.next();
        } while (before != null);
        return rows;
    }
}
