package ccapi.daemon.proxy;

import ccapi.daemon.account.AccountProbe;
import ccapi.daemon.account.Lease;
import ccapi.daemon.account.NoneNow;
import ccapi.daemon.sse.SseParser;
import ccapi.daemon.translate.Dialect;
import ccapi.daemon.translate.Translation;
import ccapi.daemon.translate.TranslationContext;
import ccapi.daemon.upstream.Reactions;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;
import ccapi.daemon.upstream.Verdict;
import ccapi.daemon.upstream.Windows;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.TestResult;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `account test`: a real, tiny request through one account, asked as a Messages client would and carried into
/// whatever the account speaks. What it shows of the account's health counts like that of any request.
public final class Probe implements AccountProbe {
    private static final int MAX_ANSWER = 1024 * 1024;
    private static final int SHOWN = 200;

    private final Proxy proxy;
    private final RequestIds ids = new RequestIds();

    public Probe(Proxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public TestResult probe(String accountId, @Nullable String model) {
        // the account's type is known only with the lease, so a model is asked for that each provider has
        String asked = model == null ? "" : model;
        try {
            return switch (proxy.selector().only(accountId, asked)) {
                case NoneNow none -> new TestResult(accountId, false, 0, 0, asked, null, none.message());
                case Lease lease -> {
                    try (lease) {
                        yield run(lease, model == null ? small(lease.account().type()) : lease.upstreamModel());
                    }
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TestResult(accountId, false, 0, 0, asked, null, "interrupted");
        }
    }

    private static String small(AccountType type) {
        return switch (type) {
            case CLAUDE_OAUTH, CLAUDE_API -> "claude-haiku-4-5";
            case CODEX -> "gpt-5.4-mini";
            case OPENAI_API -> "gpt-5.4-nano";
        };
    }

    private TestResult run(Lease lease, String model) {
        long begin = System.nanoTime();
        Instant now = proxy.clock().instant();
        Dialect dialect = Outgoing.nativeDialect(lease.account(), Dialect.MESSAGES);
        byte[] body = Json.bytes(Map.of(
                "model",
                model,
                "max_tokens",
                16,
                "messages",
                List.of(Map.of("role", "user", "content", "Answer with the word ok."))));
        Translation translation = dialect == Dialect.MESSAGES
                ? null
                : Translation.between(
                        Dialect.MESSAGES,
                        dialect,
                        new TranslationContext(model, model, ids.next(now.toEpochMilli()), now, "", true));
        byte[] sent = translation == null ? body : translation.request(body);
        try (UpstreamAnswer answer = proxy.client()
                .send(
                        Outgoing.translated(
                                proxy.config().get().upstreams(), lease, lease.credential(), dialect, "", sent),
                        _ -> {})) {
            byte[] whole = answer.readAll(MAX_ANSWER);
            return judged(lease, model, answer, whole, translation, (System.nanoTime() - begin) / 1_000_000);
        } catch (UpstreamException e) {
            proxy.health().failed(lease, Reactions.noAnswer(e), 0, List.of());
            return result(lease, false, 0, begin, model, null, e.getMessage());
        }
    }

    private TestResult judged(
            Lease lease,
            String model,
            UpstreamAnswer answer,
            byte[] whole,
            @Nullable Translation translation,
            long millis) {
        var windows = Windows.read(
                lease.account().type(), answer.headers(), proxy.clock().instant());
        String name = lease.account().name();
        if (answer.status() / 100 == 2) {
            proxy.health().succeeded(lease, windows);
            return new TestResult(name, true, answer.status(), millis, model, text(whole, translation), null);
        }
        Verdict verdict = Reactions.judge(
                lease.account().type(),
                answer.status(),
                answer.headers(),
                whole,
                proxy.clock().instant());
        proxy.health().failed(lease, verdict, answer.status(), windows);
        return new TestResult(name, false, answer.status(), millis, model, null, verdict.reason());
    }

    private static TestResult result(
            Lease lease,
            boolean ok,
            int status,
            long begin,
            String model,
            @Nullable String answer,
            @Nullable String error) {
        return new TestResult(
                lease.account().name(), ok, status, (System.nanoTime() - begin) / 1_000_000, model, answer, error);
    }

    private static String text(byte[] whole, @Nullable Translation translation) {
        byte[] message = whole;
        if (translation != null) {
            if (translation.upstreamStreams()) {
                new SseParser(MAX_ANSWER).feed(whole, 0, whole.length, event -> translation.event(event.toEvent()));
                translation.end();
                message = translation.collected();
            } else {
                message = translation.response(whole);
            }
        }
        try {
            StringBuilder text = new StringBuilder();
            for (JsonNode block : Json.mapper().readTree(message).path("content")) {
                text.append(block.path("text").asText(""));
            }
            return text.length() > SHOWN ? text.substring(0, SHOWN) : text.toString();
        } catch (IOException e) {
            return new String(message, 0, Math.min(message.length, SHOWN), StandardCharsets.UTF_8);
        }
    }
}
