package ccapi.daemon.mirror;

import ccapi.daemon.account.KnownLogin;
import ccapi.daemon.account.MintedLogins;
import ccapi.daemon.audit.Audit;
import ccapi.daemon.event.Events;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.store.Database;
import ccapi.shared.mirror.MintOnly;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.mirror.MirrorStatus;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The mirror pool: whether it can be used, what it lists, and minting from it. Any thread may call; the calls wait for
/// the minter.
///
/// An entry is minted once however many ask at the same time: the others wait and get the same result.
public final class Mirrors {
    private static final String OFF_HINT = "set mirror_pool.enabled: true, mirror_pool.endpoint and mirror_pool.token"
            + " in config.yaml, then run `ccapi daemon reload`, send SIGHUP or restart";

    private final Supplier<Optional<MirrorPool>> pool;
    private final MintedLogins logins;
    private final Audit audit;
    private final Events events;
    private final Minter minter = new Minter();
    private final MintStore store;
    private final Minting minting;
    private final Map<String, FutureTask<MintResult>> running = new ConcurrentHashMap<>();

    /// @param pool what the config says, empty while the pool is disabled; asked at each call, because a reload may
    /// change it
    public Mirrors(
            Supplier<Optional<MirrorPool>> pool,
            MintedLogins logins,
            Database database,
            Keyring keyring,
            Audit audit,
            Events events,
            InstantSource clock) {
        this.pool = pool;
        this.logins = logins;
        this.audit = audit;
        this.events = events;
        this.store = new MintStore(database, keyring, clock);
        this.minting = new Minting(minter, store, logins);
    }

    /// Whether the minter can be used.
    MirrorStatus status() {
        MirrorPool current = pool.get().orElse(null);
        if (current == null) {
            return new MirrorStatus("disabled", null, OFF_HINT, null, null);
        }
        Minter.Health health = minter.health(current);
        return health.error() == null
                ? new MirrorStatus("reachable", null, "", current.endpoint(), health.latencyMs())
                : new MirrorStatus("unreachable", health.error(), health.hint(), current.endpoint(), null);
    }

    /// What the minter lists, in its order, matched with our accounts.
    ///
    /// @throws Refusal `mirror_off` or `mirror_down`
    public List<MirrorAccount> list() {
        List<MirrorEntry> entries = minter.accounts(enabled());
        Matching matching = matching(entries);
        return entries.stream().map(entry -> shown(entry, matching.of(entry))).toList();
    }

    /// Mints one, or tells what would come of it.
    ///
    /// @param uid of the one who asks, for the audit log
    /// @throws Refusal as [ccapi.shared.mirror.MirrorApi#mint] says
    MintResult mint(MintRequest request, int uid) {
        MirrorPool current = enabled();
        List<MirrorEntry> entries = minter.accounts(current);
        MirrorEntry entry = pick(entries, request.ref());
        MintOnly only = request.only() == null ? MintOnly.ANY : request.only();
        return request.dryRun()
                ? foretell(current, entry, only, matching(entries).of(entry))
                : once(entry.id(), () -> mint(current, entries, entry, only, uid));
    }

    private MintResult mint(MirrorPool current, List<MirrorEntry> entries, MirrorEntry entry, MintOnly only, int uid) {
        KnownLogin match = matching(entries).of(entry);
        if (!isWanted(only, match)) {
            return Minting.unchanged(entry, match == null ? null : match.name());
        }
        MintResult result = minting.mint(current, entry, match);
        String name = result.ccapiAccountName();
        audit.record(uid, "mirror.mint", name == null ? Matching.source(entry.id()) : name, null, result);
        if (result.ok()) {
            events.changed(Events.ACCOUNTS);
            events.changed(Events.MIRROR);
        }
        return result;
    }

    private MintResult foretell(MirrorPool current, MirrorEntry entry, MintOnly only, @Nullable KnownLogin match) {
        if (!isWanted(only, match)) {
            return Minting.unchanged(entry, match == null ? null : match.name());
        }
        return match == null
                ? Minting.done(entry, logins.freeName(MintName.of(current.naming(), entry)), "would_add")
                : Minting.done(entry, match.name(), "would_renew");
    }

    private static boolean isWanted(MintOnly only, @Nullable KnownLogin match) {
        return switch (only) {
            case ANY -> true;
            case NOT_IN_CCAPI -> match == null;
            case NEEDS_RENEWAL -> match != null && needsRenewal(match);
        };
    }

    // what was added by hand is renewed by hand, unless somebody names it
    private static boolean needsRenewal(KnownLogin match) {
        return match.needsLogin() && Matching.isFromPool(match);
    }

    private MintResult once(String id, Supplier<MintResult> work) {
        FutureTask<MintResult> mine = new FutureTask<>(work::get);
        FutureTask<MintResult> first = running.putIfAbsent(id, mine);
        if (first == null) {
            try {
                mine.run();
            } finally {
                running.remove(id, mine);
            }
        }
        try {
            return (first == null ? mine : first).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.conflict("the daemon stops while mirror account " + id + " is minted", "mint again later");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("minting " + id + " failed", e.getCause());
        }
    }

    private MirrorPool enabled() {
        return pool.get()
                .orElseThrow(() ->
                        new Refusal(ProblemCode.MIRROR_OFF, "the mirror pool is disabled in config.yaml", OFF_HINT));
    }

    private Matching matching(List<MirrorEntry> entries) {
        return new Matching(logins.known(), store.owners(), entries);
    }

    private static MirrorEntry pick(List<MirrorEntry> entries, String ref) {
        String wanted = ref.strip();
        List<MirrorEntry> byId =
                entries.stream().filter(entry -> entry.id().equals(wanted)).toList();
        List<MirrorEntry> found = byId.isEmpty()
                ? entries.stream()
                        .filter(entry -> entry.email().equalsIgnoreCase(wanted))
                        .toList()
                : byId;
        if (found.size() > 1) {
            throw Refusal.invalid(
                    found.size() + " accounts of the mirror have the e-mail '" + wanted + "'",
                    "give the id: "
                            + String.join(
                                    ", ",
                                    found.stream().map(MirrorEntry::id).limit(5).toList()));
        }
        if (found.isEmpty()) {
            throw Refusal.notFound("the mirror lists no account '" + wanted + "'", "see `ccapi mirror list`");
        }
        return found.getFirst();
    }

    private static MirrorAccount shown(MirrorEntry entry, @Nullable KnownLogin match) {
        return new MirrorAccount(
                entry.id(),
                entry.email(),
                entry.plan(),
                entry.status(),
                entry.iqStatus(),
                entry.updatedAt(),
                match != null,
                match == null ? null : match.name(),
                match != null && needsRenewal(match));
    }
}
