package ccapi.daemon.testing;

import static ccapi.daemon.testing.Dialect.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The operator's minter: lists its accounts and mints a Codex refresh token for one of them.
///
/// Faults are scripted per call ([#nextHealth], [#nextAccounts], [#nextMint]); a mint whose answer is lost
/// ([#loseMintAnswers]) did happen. Minted tokens work at the [FakeOAuth] given to [#start].
public final class FakeMinter implements AutoCloseable {
    private final RawUpstream raw;
    private final String token;
    private final FakeOAuth oauth;
    private final List<ObjectNode> accounts = new CopyOnWriteArrayList<>();
    private final Map<String, ConcurrentLinkedQueue<Answer>> scripted = new ConcurrentHashMap<>();
    private final List<String> minted = new CopyOnWriteArrayList<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private volatile boolean bareList;

    private FakeMinter(RawUpstream raw, String token, FakeOAuth oauth) {
        this.raw = raw;
        this.token = token;
        this.oauth = oauth;
    }

    /// Listens on a free port of the loopback address.
    ///
    /// @param token the bearer token it wants on each call
    /// @param oauth where the minted tokens work
    public static FakeMinter start(String token, FakeOAuth oauth) throws IOException {
        FakeMinter minter = new FakeMinter(RawUpstream.start(), token, oauth);
        minter.raw.always(minter::answer);
        return minter;
    }

    /// What `mirror_pool.endpoint` takes.
    public String url() {
        return raw.url();
    }

    /// Lists an account.
    ///
    /// @param id        a number or a text, sent as such
    /// @param plan      `plus`, `team` or `free`
    /// @param status    1 = OK
    /// @param iqStatus  `正常`, `降智` or anything else
    /// @param updatedAt ISO text or epoch number, sent as such
    public FakeMinter account(Object id, String email, String plan, int status, String iqStatus, Object updatedAt) {
        accounts.add(object(
                "id", id,
                "email", email,
                "isPlus", plan.equals("plus"),
                "isTeam", plan.equals("team"),
                "status", status,
                "iqStatus", iqStatus,
                "updateTime", updatedAt,
                "someFieldWeDoNotKnow", List.of(1, 2)));
        return this;
    }

    /// Sends the list as a bare array from now on.
    public FakeMinter withBareList() {
        bareList = true;
        return this;
    }

    /// Answers for the next health checks.
    public FakeMinter nextHealth(Answer... answers) {
        return script("/health", answers);
    }

    /// Answers for the next lists.
    public FakeMinter nextAccounts(Answer... answers) {
        return script("/accounts", answers);
    }

    /// Answers for the next mints, given without minting.
    public FakeMinter nextMint(Answer... answers) {
        return script("/mint", answers);
    }

    /// Mints the next `count` times but resets the connection instead of answering.
    public FakeMinter loseMintAnswers(int count) {
        lostAnswers.set(count);
        return this;
    }

    private FakeMinter script(String path, Answer... answers) {
        scripted.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
        return this;
    }

    private void answer(RawRequest request, Wire wire) throws IOException {
        ConcurrentLinkedQueue<Answer> fault = scripted.get(request.path());
        Answer next = fault == null ? null : fault.poll();
        (next == null ? usual(request) : next).play(request, wire);
    }

    private Answer usual(RawRequest request) {
        if (!request.credential().equals(token)) {
            return Canned.json(401, "{\"ok\":false,\"error\":\"bad token\"}");
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /health" -> Canned.json(200, "{\"ok\":true}");
            case "GET /accounts" ->
                Canned.json(
                        200,
                        bareList
                                ? accounts.toString()
                                : object("accounts", accounts).toString());
            case "POST /mint" -> mint(request.json().path("id"));
            default -> Canned.json(404, "{\"ok\":false,\"error\":\"not found\"}");
        };
    }

    private Answer mint(JsonNode id) {
        ObjectNode account = accounts.stream()
                .filter(candidate -> candidate.get("id").asText().equals(id.asText()))
                .findFirst()
                .orElse(null);
        if (account == null) {
            return Canned.json(200, "{\"ok\":false,\"error\":\"no such account\"}");
        }
        minted.add(id.asText());
        String owner = "mirror-" + id.asText();
        String refreshToken = oauth.login(owner + "-" + minted.size(), owner);
        if (lostAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            return Faults.reset();
        }
        return minted(account.get("email").asText(), refreshToken, "acct-" + owner);
    }

    /// The answer of a mint that went well.
    public static Answer minted(String email, String refreshToken, String accountId) {
        return Canned.json(
                200,
                object("ok", true, "email", email, "refresh_token", refreshToken, "account_id", accountId)
                        .toString());
    }

    /// The answer of a mint that failed.
    public static Answer failed(String error) {
        return Canned.json(200, object("ok", false, "error", error).toString());
    }

    /// The ids minted so far, in order.
    public List<String> minted() {
        return List.copyOf(minted);
    }

    /// Every request so far.
    public List<RawRequest> requests() {
        return raw.requests();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
