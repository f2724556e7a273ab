package ccapi.tui.testing;

import ccapi.shared.account.Account;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.Health;
import ccapi.shared.account.TestResult;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.CreatedKey;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.mirror.MirrorStatus;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import ccapi.shared.status.ReloadResult;
import ccapi.shared.usage.RequestDetail;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the stand-in daemon knows. Requests change it, and each change is told.
public final class World {
    /// The full text of every key it makes.
    public static final String KEY_TEXT = "cck_this-is-shown-only-once-0123456789";

    public final List<Account> accounts = new CopyOnWriteArrayList<>();
    public final List<ApiKey> keys = new CopyOnWriteArrayList<>();
    public final List<MirrorAccount> mirrors = new CopyOnWriteArrayList<>();
    public final List<LiveRequest> live = new CopyOnWriteArrayList<>();
    public final List<RequestEntry> requests = new CopyOnWriteArrayList<>();
    /// Everything it was asked, as `METHOD path`.
    public final List<String> asked = new CopyOnWriteArrayList<>();

    volatile Consumer<LiveEvent> tell = _ -> {};
    /// How long slow calls take.
    public volatile long slowMs;

    public volatile MirrorStatus mirror = new MirrorStatus("reachable", null, "", "http://127.0.0.1:1", 38L);
    private final InstantSource clock;
    private final Samples samples;

    public World(InstantSource clock) {
        this.clock = clock;
        this.samples = new Samples(clock.instant());
        accounts.addAll(samples.accounts());
        keys.addAll(samples.keys());
        mirrors.addAll(samples.mirrors());
        live.addAll(samples.live());
        requests.addAll(samples.requests(60));
    }

    Instant now() {
        return clock.instant();
    }

    /// Tells that a noun changed.
    public void changed(String noun) {
        tell.accept(new LiveEvent("changed", now(), noun, null, null));
    }

    /// Tells the requests in flight.
    public void tellLive() {
        tell.accept(new LiveEvent("live", now(), null, List.copyOf(live), null));
    }

    /// Says something to a person.
    public void notice(String text) {
        tell.accept(new LiveEvent("notice", now(), null, null, text));
    }

    Object answer(StandIn.Request request) {
        asked.add(request.method() + " " + request.path());
        String[] path = request.path().substring(1).split("/", -1);
        return switch (path[0]) {
            case "status" -> samples.status();
            case "daemon" -> new ReloadResult(List.of("log.level"), List.of());
            case "accounts" -> accounts(request, path);
            case "keys" -> keys(request, path);
            case "usage" -> usage(request, path);
            case "mirror" -> mirror(request, path);
            case "live" -> live(request, path);
            default -> throw Refusal.notFound("no " + request.path(), "");
        };
    }

    // --- accounts

    private Object accounts(StandIn.Request request, String[] path) {
        if (path.length == 1) {
            return request.method().equals("GET") ? List.copyOf(accounts) : add(read(request, AddAccount.class));
        }
        if (path[1].equals("import")) {
            return add(new AddAccount(
                    "imported", accounts.getFirst().type(), "x", null, null, null, null, null, null, null));
        }
        Account account = accounts.stream()
                .filter(row -> row.id().equals(path[1]) || row.name().equals(path[1]))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("no account '" + path[1] + "'", ""));
        return path.length == 2 ? one(request, account) : act(account, path[2]);
    }

    private Account add(AddAccount wanted) {
        if (accounts.stream().anyMatch(row -> row.name().equals(wanted.name()))) {
            throw Refusal.conflict("there is an account '" + wanted.name() + "' already", "choose another name");
        }
        int priority = wanted.priority() == null ? 50 : wanted.priority();
        int max = wanted.concurrency() == null ? 0 : wanted.concurrency();
        Account added = samples.account(
                wanted.name(), wanted.type(), priority, 0, max, Health.UNKNOWN, 0, 0, "0", null, null, -1);
        accounts.add(added);
        changed("accounts");
        return added;
    }

    private Object one(StandIn.Request request, Account account) {
        return switch (request.method()) {
            case "GET" -> samples.detail(account);
            case "DELETE" -> {
                accounts.remove(account);
                changed("accounts");
                yield Map.of();
            }
            default -> {
                EditAccount change = read(request, EditAccount.class);
                yield replace(
                        account,
                        with(
                                account,
                                change.name() == null ? account.name() : change.name(),
                                account.enabled(),
                                account.health()));
            }
        };
    }

    private Object act(Account account, String verb) {
        return switch (verb) {
            case "test" -> {
                pause();
                yield new TestResult(account.name(), true, 200, 612, "claude-haiku-4-5", "Hello!", null);
            }
            case "enable" -> replace(account, with(account, account.name(), true, Health.UNKNOWN));
            case "disable" -> replace(account, with(account, account.name(), false, Health.DISABLED));
            case "refresh" -> {
                pause();
                yield account;
            }
            default -> account;
        };
    }

    private Account replace(Account old, Account fresh) {
        accounts.set(accounts.indexOf(old), fresh);
        changed("accounts");
        return fresh;
    }

    private Account with(Account old, String name, boolean enabled, Health health) {
        byte[] json = Json.bytes(old);
        try {
            var tree = (ObjectNode) Json.mapper().readTree(json);
            tree.put("name", name).put("enabled", enabled).put("health", health.wire());
            return Json.read(Json.bytes(tree), Account.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- keys

    private Object keys(StandIn.Request request, String[] path) {
        if (path.length == 1) {
            return request.method().equals("GET") ? List.copyOf(keys) : create(read(request, CreateKey.class));
        }
        ApiKey key = keys.stream()
                .filter(row -> row.id().equals(path[1]) || row.name().equals(path[1]))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("no key '" + path[1] + "'", ""));
        if (path.length == 3 && path[2].equals("rotate")) {
            return new CreatedKey(key.id(), key.name(), KEY_TEXT, key);
        }
        if (request.method().equals("DELETE")) {
            keys.remove(key);
            changed("keys");
            return Map.of();
        }
        return key;
    }

    private CreatedKey create(CreateKey wanted) {
        ApiKey key = samples.key(wanted.name(), true, 0, 0, 0, 0, "0", "0", "0", null, null, null);
        keys.add(key);
        changed("keys");
        return new CreatedKey(key.id(), key.name(), KEY_TEXT, key);
    }

    // --- usage, mirror, live

    private Object usage(StandIn.Request request, String[] path) {
        if (path[1].equals("summary")) {
            return samples.summary(request.query().getOrDefault("by", "account,key"));
        }
        if (path.length == 3) {
            RequestEntry entry = requests.stream()
                    .filter(row -> row.id().equals(path[2]))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("no request", ""));
            return new RequestDetail(
                    entry, "/v1/messages", List.of("key " + entry.apiKeyName(), "chose " + entry.accountName()));
        }
        return page(request.query());
    }

    private RequestPage page(Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        int from = Integer.parseInt(query.getOrDefault("before", "0"));
        List<RequestEntry> all = requests.stream()
                .filter(row ->
                        !"error".equals(query.get("status")) || !row.outcome().equals("ok"))
                .toList();
        int to = Math.min(all.size(), from + limit);
        return new RequestPage(all.subList(from, to), to == all.size() ? null : Integer.toString(to));
    }

    private Object mirror(StandIn.Request request, String[] path) {
        return switch (path[1]) {
            case "status" -> mirror;
            case "accounts" -> List.copyOf(mirrors);
            default -> mint(read(request, MintRequest.class));
        };
    }

    private MintResult mint(MintRequest wanted) {
        pause();
        MirrorAccount account = mirrors.stream()
                .filter(row -> row.id().equals(wanted.ref()))
                .findFirst()
                .orElseThrow();
        if (account.status() != 1) {
            return new MintResult(
                    account.id(),
                    account.email(),
                    false,
                    null,
                    "failed",
                    "the mirror says: status " + account.status());
        }
        changed("mirror");
        return new MintResult(account.id(), account.email(), true, "codex-mirror-" + account.id(), "added", null);
    }

    private Object live(StandIn.Request request, String[] path) {
        if (request.method().equals("DELETE")) {
            live.removeIf(row -> row.id().equals(path[1]));
            tellLive();
            return Map.of();
        }
        return List.copyOf(live);
    }

    private void pause() {
        try {
            Thread.sleep(slowMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T read(StandIn.Request request, Class<T> type) {
        return Json.read(request.body().getBytes(StandardCharsets.UTF_8), type);
    }

    /// Sets what the mirror page's banner will say.
    public void mirrorState(String state, @Nullable String error) {
        mirror = new MirrorStatus(state, error, "", null, null);
        changed("mirror");
    }
}
