package ccapi.daemon.proxy;

import ccapi.daemon.account.Credential;
import ccapi.daemon.account.Lease;
import ccapi.daemon.account.SessionKey;
import ccapi.daemon.proxy.ClientBodies.Outcome.Whole;
import ccapi.daemon.translate.ChatUsage;
import ccapi.daemon.translate.CodexQuirks;
import ccapi.daemon.translate.Dialect;
import ccapi.daemon.translate.ModelEdit;
import ccapi.daemon.translate.Reasoning;
import ccapi.daemon.translate.Translation;
import ccapi.daemon.translate.TranslationContext;
import ccapi.daemon.upstream.UpstreamRequest;
import ccapi.shared.account.AccountType;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The way of one request to whichever account is chosen: unchanged where both ends speak the same protocol,
/// translated where they do not.
final class Route {
    private static final int LARGE = 4 * 1024 * 1024;
    // of the whole process: its heap is what they share
    private static final ReentrantLock ONE_LARGE = new ReentrantLock();

    private final Proxy proxy;
    private final ServerRequest request;
    private final ClientReply reply;
    private final Flight flight;
    private final Ledger ledger;
    private final RequestScan scan;
    private final Whole body;
    private final String id;
    private final Instant arrived;
    private final String session;
    private boolean stripped;

    Route(
            Proxy proxy,
            ServerRequest request,
            ClientReply reply,
            Flight flight,
            Ledger ledger,
            RequestScan scan,
            Whole body,
            String id,
            Instant arrived,
            @Nullable SessionKey session) {
        this.proxy = proxy;
        this.request = request;
        this.reply = reply;
        this.flight = flight;
        this.ledger = ledger;
        this.scan = scan;
        this.body = body;
        this.id = id;
        this.arrived = arrived;
        this.session = session == null ? "" : uuid(session);
    }

    // the upstream's cache key must be stable for a conversation and tell nothing of it
    private static String uuid(SessionKey session) {
        return UUID.nameUUIDFromBytes(session.value().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /// The account types that can serve a client's protocol. A Claude subscription carries its own protocol only,
    /// unmodified.
    static Set<AccountType> typesFor(Dialect client) {
        return client == Dialect.MESSAGES
                ? EnumSet.allOf(AccountType.class)
                : EnumSet.of(AccountType.CODEX, AccountType.OPENAI_API, AccountType.CLAUDE_API);
    }

    /// One attempt: what is sent, and what takes the answer to the client.
    record Leg(UpstreamRequest request, Relay relay, Refusing refusing, Evidence evidence) {}

    /// Builds the attempt for an account.
    ///
    /// @throws ccapi.daemon.translate.Untranslatable when the request cannot be carried into its protocol
    Leg leg(Lease lease, Credential credential) {
        Dialect upstream = Outgoing.nativeDialect(lease.account(), reply.dialect());
        Leg leg = upstream.sameWire(reply.dialect())
                ? same(lease, credential, upstream)
                : translated(lease, credential, upstream);
        // once a stream has begun nothing is sent again
        reply.onStream(() -> {
            leg.request().forgetBody();
            body.close();
        });
        return leg;
    }

    private Leg same(Lease lease, Credential credential, Dialect upstream) {
        byte[] asked = body.bytes();
        byte[] renamed =
                lease.upstreamModel().equals(scan.model()) ? asked : ModelEdit.rename(asked, lease.upstreamModel());
        byte[] readable = withReadableReasoning(lease, upstream, renamed);
        boolean hidesUsage = reply.dialect() == Dialect.CHAT && scan.stream() && !ChatUsage.isAsked(readable);
        byte[] sent = hidesUsage ? ChatUsage.ask(readable) : readable;
        if (upstream == Dialect.CODEX) {
            CodexQuirks quirks = CodexQuirks.of(sent);
            quirks.dropped().forEach(field -> ledger.note("left out for the Codex backend: " + field));
            sent = quirks.body();
        }
        UpstreamRequest out = Outgoing.same(
                proxy.config().get().upstreams(),
                lease,
                credential,
                pathAndQuery(lease.account().type()),
                request.headers(),
                sent);
        Evidence evidence = evidence(lease);
        return new Leg(out, sameRelay(evidence, upstream, hidesUsage), new Refusing.AsItIs(reply), evidence);
    }

    private Relay sameRelay(Evidence evidence, Dialect upstream, boolean hidesUsage) {
        if (scan.stream()) {
            Duration patience = proxy.config().get().timeouts().firstByte().dividedBy(2);
            return new PassThroughStream(reply, flight, ledger, evidence, hidesUsage, patience);
        }
        return upstream == Dialect.CODEX
                ? new GatheredAnswer(reply, flight, ledger, evidence)
                : new PassThroughWhole(reply, ledger, evidence);
    }

    /// A large body becomes several times its size as a tree and as text, so large ones go one after the other: the
    /// budget for bodies counts each once.
    private byte[] translate(Translation translation) {
        if (body.bytes().length < LARGE) {
            return translation.request(body.bytes());
        }
        ONE_LARGE.lock();
        try {
            return translation.request(body.bytes());
        } finally {
            ONE_LARGE.unlock();
        }
    }

    // encrypted reasoning is bound to the account that made it: after a move OpenAI's is void, Anthropic's is not
    private byte[] withReadableReasoning(Lease lease, Dialect upstream, byte[] sent) {
        if (stripped || (lease.isMixed() && upstream.isResponses())) {
            return Reasoning.withoutAny(upstream, sent);
        }
        return scan.foreignReasoning() ? Reasoning.withoutForeign(upstream, sent) : sent;
    }

    /// After an upstream could not read the reasoning of another: whether sending again without it can help.
    boolean stripReasoning(int status, byte[] refusal) {
        String text = new String(refusal, StandardCharsets.UTF_8);
        boolean unreadable = status == 400
                && (text.contains("Invalid `signature`")
                        || text.contains("invalid_encrypted_content")
                        || text.contains("Encrypted content"));
        boolean first = unreadable && !stripped;
        stripped |= unreadable;
        return first;
    }

    private String pathAndQuery(AccountType type) {
        String raw = request.prologue().uriPath().rawPath();
        String path = type == AccountType.CODEX ? "/responses" : raw.startsWith("/v1/") ? raw : "/v1" + raw;
        String query = request.prologue().query().rawValue();
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }

    private Evidence evidence(Lease lease) {
        return new Evidence(lease, proxy.health(), proxy.clock());
    }

    private Leg translated(Lease lease, Credential credential, Dialect upstream) {
        TranslationContext context = new TranslationContext(
                scan.model(), lease.upstreamModel(), id, arrived, session, lease.isMixed() || stripped);
        Translation translation = Translation.between(reply.dialect(), upstream, context);
        byte[] sent = translate(translation);
        if (!translation.dropped().isEmpty()) {
            ledger.note("left out for " + lease.account().name() + ": " + String.join(", ", translation.dropped()));
        }
        UpstreamRequest out =
                Outgoing.translated(proxy.config().get().upstreams(), lease, credential, upstream, session, sent);
        Evidence evidence = evidence(lease);
        Relay relay = new TranslatedAnswer(reply, flight, ledger, evidence, translation, scan.stream());
        return new Leg(out, relay, new Refusing.Translated(reply, translation), evidence);
    }
}
