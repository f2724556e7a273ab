package ccapi.daemon.testing;

import static ccapi.daemon.testing.Dialect.object;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The token endpoints of Claude and OpenAI: refresh tokens rotate, work once, and their reuse is noticed.
///
/// A login is one chain of tokens, named by the test ([#login]). Which provider's shape an answer has depends on the
/// address it was asked at.
public final class FakeOAuth implements AutoCloseable {
    private final RawUpstream raw;
    private final TokenBook book;
    private final ConcurrentLinkedQueue<Answer> scripted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private volatile @Nullable Gate before;
    private volatile @Nullable Gate after;
    private volatile boolean rotates = true;
    private volatile long expiresIn = 28_800;

    private FakeOAuth(RawUpstream raw, InstantSource clock) {
        this.raw = raw;
        this.book = new TokenBook(clock);
    }

    /// Listens on a free port of the loopback address; access tokens are dated by the system's clock.
    public static FakeOAuth start() throws IOException {
        return start(InstantSource.system());
    }

    /// Listens on a free port of the loopback address.
    ///
    /// @param clock dates the access tokens
    public static FakeOAuth start(InstantSource clock) throws IOException {
        FakeOAuth oauth = new FakeOAuth(RawUpstream.start(), clock);
        oauth.raw.always(oauth::answer);
        return oauth;
    }

    /// The token address of Claude accounts.
    public String claudeUrl() {
        return raw.url() + "/v1/oauth/token";
    }

    /// The token address of Codex accounts.
    public String codexUrl() {
        return raw.url() + "/oauth/token";
    }

    /// Starts a chain of tokens and returns its first refresh token.
    public String login(String name) {
        return login(name, name);
    }

    /// Starts a chain of tokens that belongs to the same person as another: account `acct-OWNER`.
    public String login(String name, String owner) {
        return book.login(name, owner);
    }

    /// The tokens of a chain as they stand now.
    public Tokens tokens(String login) {
        return book.current(login);
    }

    /// Both tokens of a login.
    ///
    /// @param access  empty before the first refresh
    /// @param refresh the only one that still works
    public record Tokens(String access, String refresh) {}

    private void answer(RawRequest request, Wire wire) throws IOException {
        boolean claude = request.path().startsWith("/v1/");
        Answer failure = scripted.poll();
        if (failure != null) {
            failure.play(request, wire);
            return;
        }
        pass(before);
        Answer answer = book.refresh(TokenBook.refreshToken(request), claude, rotates, expiresIn);
        pass(after);
        if (lostAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            wire.reset();
            return;
        }
        answer.play(request, wire);
    }

    private static void pass(@Nullable Gate gate) {
        if (gate != null) {
            gate.pass();
        }
    }

    /// Answers for the next refreshes, given without rotating anything.
    public FakeOAuth next(Answer... answers) {
        scripted.addAll(List.of(answers));
        return this;
    }

    /// Waits at a gate before a token is rotated.
    public FakeOAuth withGateBefore(Gate gate) {
        before = gate;
        return this;
    }

    /// Waits at a gate after a token was rotated and before the client learns of it.
    public FakeOAuth withGateAfter(Gate gate) {
        after = gate;
        return this;
    }

    /// Rotates the next `count` times but resets the connection instead of answering.
    public FakeOAuth loseAnswers(int count) {
        lostAnswers.set(count);
        return this;
    }

    /// Whether refresh tokens rotate (as they do at first); else an answer carries none.
    public FakeOAuth rotating(boolean value) {
        rotates = value;
        return this;
    }

    /// Life of the access tokens given from now on, in seconds.
    public FakeOAuth expiresIn(long seconds) {
        expiresIn = seconds;
        return this;
    }

    /// Whether a token that was just used up is answered with the newest pair instead of an error.
    public FakeOAuth forgiving(boolean value) {
        book.forgiving(value);
        return this;
    }

    /// Refuses an access token from now on.
    public void expire(String accessToken) {
        book.expire(accessToken);
    }

    /// An answer that lets only live access tokens of this server through to another, and says 401 to the rest.
    public Answer guard(Answer answer) {
        return (request, wire) -> (book.isLive(request.credential())
                        ? answer
                        : Canned.anthropicError(
                                401,
                                "authentication_error",
                                "OAuth token has expired. Please obtain a new token or refresh your existing token."))
                .play(request, wire);
    }

    /// How often a token was handed out.
    public int refreshes() {
        return book.refreshes();
    }

    /// How often a used-up refresh token was presented.
    public int reuses() {
        return book.reuses();
    }

    /// How often that refresh token was presented which was presented most.
    public long mostPresented() {
        return raw.requests().stream()
                .collect(Collectors.groupingBy(TokenBook::refreshToken, Collectors.counting()))
                .values()
                .stream()
                .max(Long::compare)
                .orElse(0L);
    }

    /// The most refreshes that were ever under way at once.
    public int mostPlaying() {
        return raw.mostPlaying();
    }

    /// Every request so far.
    public List<RawRequest> requests() {
        return raw.requests();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /// What Claude says about a refresh token it does not take.
    public static Answer claudeRefusal() {
        return Canned.json(
                400,
                object("error", "invalid_grant", "error_description", "Refresh token not found or invalid")
                        .toString());
    }

    /// What OpenAI says about a refresh token it does not take.
    ///
    /// @param code such as `refresh_token_reused` or `refresh_token_expired`
    public static Answer openAiRefusal(String code) {
        String message = "Your refresh token has already been used to generate a new access token."
                + " Please try signing in again.";
        return Canned.json(
                401,
                object(
                                "error",
                                object(
                                        "message",
                                        message,
                                        "type",
                                        "invalid_request_error",
                                        "param",
                                        null,
                                        "code",
                                        code))
                        .toString());
    }
}
