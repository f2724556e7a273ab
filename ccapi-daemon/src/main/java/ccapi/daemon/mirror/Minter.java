package ccapi.daemon.mirror;

import ccapi.daemon.mirror.MintOutcome.Declined;
import ccapi.daemon.mirror.MintOutcome.Lost;
import ccapi.daemon.mirror.MintOutcome.MinterDown;
import ccapi.daemon.mirror.MinterReply.Broken;
import ccapi.daemon.mirror.MinterReply.Said;
import ccapi.daemon.secret.Blot;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Speaks to the operator's minter: is it there, what does it list, mint one. Any thread may call; each call waits.
///
/// The contract, bearer token on each call: `GET /health` → `{"ok":true}`; `GET /accounts` → `{"accounts":[{"id",
/// "email", "isPlus", "isTeam", "status", "iqStatus", "updateTime"}]}` or the bare array; `POST /mint {"id"}` →
/// `{"ok":true, "email", "refresh_token", "account_id"}` or `{"ok":false, "error"}`. A `client_id` beside the token
/// names the OAuth client that it was minted with. Another minter's format is put here and into [MinterReader].
final class Minter {
    private static final Duration HEALTH = Duration.ofSeconds(5);
    private static final Duration LIST = Duration.ofSeconds(20);

    private static final int SMALL = 256 * 1024;
    // some 30,000 accounts
    private static final int LARGE = 8 * 1024 * 1024;

    private final MinterLine line = new MinterLine();

    /// Whether it can be used.
    Health health(MirrorPool pool) {
        long from = System.nanoTime();
        MinterReply reply =
                line.exchange(Method.GET, pool.endpoint() + "/health", pool.token(), null, SMALL, within(HEALTH, pool));
        long millis = Duration.ofNanos(System.nanoTime() - from).toMillis();
        return switch (reply) {
            case Broken(var reason, var hint, var _) -> new Health(reason, hint, millis);
            case Said(int status, var json) when MinterReader.isWell(status, json) -> new Health(null, "", millis);
            case Said(int status, var json) ->
                new Health(
                        "it is not well: " + hide(MinterReader.error(status, json), pool), MinterLine.LOG_HINT, millis);
        };
    }

    /// What it lists.
    ///
    /// @throws Refusal `mirror_down`
    List<MirrorEntry> accounts(MirrorPool pool) {
        MinterReply reply =
                line.exchange(Method.GET, pool.endpoint() + "/accounts", pool.token(), null, LARGE, within(LIST, pool));
        return switch (reply) {
            case Broken(var reason, var hint, var _) -> throw down(pool, reason, hint);
            case Said(int status, var json) -> {
                List<MirrorEntry> entries = status == 200 ? MinterReader.accounts(json) : null;
                if (entries == null) {
                    String reason = status == 200 ? "it answered without a list" : MinterReader.error(status, json);
                    throw down(pool, hide(reason, pool), MinterLine.LOG_HINT);
                }
                yield entries;
            }
        };
    }

    /// Asks for a token, once.
    MintOutcome mint(MirrorPool pool, MirrorEntry entry) {
        MinterReply reply = line.exchange(
                Method.POST,
                pool.endpoint() + "/mint",
                pool.token(),
                Json.mapper().createObjectNode().set("id", entry.wireId()),
                SMALL,
                pool.timeout());
        return switch (reply) {
            case Broken(var reason, var hint, boolean sent) -> sent ? new Lost(reason) : new MinterDown(reason, hint);
            case Said(int status, var json) ->
                switch (MinterReader.mint(status, json)) {
                    case Declined(var error) -> new Declined(hide(error, pool));
                    case MintOutcome other -> other;
                };
        };
    }

    /// The refusal that says why nothing can be done.
    static Refusal down(MirrorPool pool, String reason, String hint) {
        return new Refusal(
                ProblemCode.MIRROR_DOWN, "the minter at " + pool.endpoint() + " cannot be used: " + reason, hint);
    }

    // it may repeat the request's headers, or what it minted
    private static String hide(String text, MirrorPool pool) {
        return Blot.out(text.replace(pool.token().reveal(), "***"));
    }

    private static Duration within(Duration limit, MirrorPool pool) {
        return limit.compareTo(pool.timeout()) < 0 ? limit : pool.timeout();
    }

    /// @param error     why it cannot be used, `null` when it can
    /// @param hint      what to do, empty when it can
    /// @param latencyMs how long the answer took
    record Health(@Nullable String error, String hint, long latencyMs) {}
}
