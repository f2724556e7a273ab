package ccapi.daemon.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.admin.AdminListener;
import ccapi.daemon.audit.Audit;
import ccapi.daemon.audit.AuditRoutes;
import ccapi.daemon.event.Events;
import ccapi.daemon.secret.KeySource;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.secret.KeyringRoutes;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.StorageException;
import ccapi.daemon.testing.HandClock;
import ccapi.daemon.testing.Plain;
import ccapi.shared.AdminClient;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.CreatedKey;
import ccapi.shared.apikey.EditKey;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.UnixHttp;
import ccapi.shared.status.AuditEntry;
import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeyRoutesTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-24T10:00:00Z");
    private final List<String> changes = new ArrayList<>();
    private final NamedAccounts accounts = new NamedAccounts().add("acc_1", "main");
    private Map<String, KeyTotals> totals = Map.of();
    private Database database;
    private Limits limits;
    private ApiKeys keys;
    private AdminListener listener;
    private AdminClient admin;
    private ApiKeysApi api;

    @BeforeEach
    void start() {
        ZoneId utc = ZoneId.of("UTC");
        database = Database.open(folder.resolve("db"), clock);
        Keyring keyring = Keyring.open(database, new KeySource(folder.resolve("master.key"), Map.of()));
        keys = new ApiKeys(new ApiKeyStore(database), keyring, accounts, clock);
        limits = new Limits(() -> utc, clock, (_, _) -> Usd.ZERO);
        Events events = new Events(clock);
        events.watch(event -> changes.add(event.toString()));
        Audit audit = new Audit(database, clock);
        KeyTable table = new KeyTable(keys, limits, this::totals, clock, () -> utc);
        Path socket = folder.resolve("run/admin.sock");
        listener = new AdminListener(
                socket,
                List::of,
                List.of(
                        new ApiKeyRoutes(keys, table, limits, audit, events),
                        new AuditRoutes(audit),
                        new KeyringRoutes(keyring, audit)));
        admin = new AdminClient(new UnixHttp(socket, Duration.ofSeconds(10)));
        api = admin.keys();
    }

    @AfterEach
    void stop() {
        listener.close();
        database.close();
    }

    @Test
    void aKeyIsShownInFullOnceAndMaskedEverAfter() {
        CreatedKey created = api.create(new CreateKey(
                "alice", 5, Usd.of("10"), null, Usd.of("100"), List.of("claude-*"), List.of("main"), null, "team a"));
        ApiKey shown = api.show("alice");
        assertThat(shown).isEqualTo(created.info()).isEqualTo(api.show(created.id()));
        assertThat(api.list()).containsExactly(shown);
        assertThat(shown.key())
                .isEqualTo(created.key().substring(0, 8) + "..." + created.key().substring(43));
        assertThat(shown.maxConcurrency()).isEqualTo(5);
        assertThat(shown.dailyLimit()).isEqualTo(Usd.of("10"));
        assertThat(shown.weeklyLimit()).isNull();
        assertThat(shown.monthlyLimit()).isEqualTo(Usd.of("100"));
        assertThat(shown.models()).containsExactly("claude-*");
        assertThat(shown.createdAt()).isEqualTo(clock.instant());
        assertThat(keys.authenticate(created.key())).isInstanceOf(Authentication.Known.class);
        assertThat(api.show("alice").lastUsed()).isEqualTo(clock.instant());
    }

    @Test
    void aKeyStaysBoundToAnAccountThatIsRenamedOrGone() {
        api.create(new CreateKey("alice", null, null, null, null, null, List.of("main"), null, null));
        accounts.add("acc_1", "osaka").add("acc_2", "other");
        assertThat(api.show("alice").accounts()).containsExactly("osaka");
        assertThat(keys.get("alice").accounts()).containsExactly("acc_1");
        accounts.remove("acc_1");
        assertThat(api.show("alice").accounts()).containsExactly("acc_1");
        api.edit("alice", bindTo("acc_1", "other", "acc_2"));
        assertThat(keys.get("alice").accounts()).containsExactly("acc_1", "acc_2");
        assertThatThrownBy(() -> api.edit("alice", bindTo("nobody")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("there is no account 'nobody'");
    }

    private static EditKey bindTo(String... accounts) {
        return new EditKey(null, null, null, null, null, null, List.of(accounts), null, null, null);
    }

    @Test
    void theTableShowsWhatIsInFlightReservedAndUsed() {
        String id = api.create(plain("alice")).id();
        totals = Map.of(id, new KeyTotals(3, 1234, Usd.of("1.5"), Usd.of("2.5"), Usd.of("9")));
        Admission admission = limits.admit(keys.get("alice"), Usd.of("0.25"));
        ApiKey row = api.show("alice");
        assertThat(row.currentConcurrency()).isEqualTo(1);
        assertThat(row.reserved()).isEqualTo(Usd.of("0.25"));
        assertThat(row.todayRequests()).isEqualTo(3);
        assertThat(row.todayTokens()).isEqualTo(1234);
        assertThat(row.todayUsage()).isEqualTo(Usd.of("1.5"));
        assertThat(row.weekUsage()).isEqualTo(Usd.of("2.5"));
        assertThat(row.monthUsage()).isEqualTo(Usd.of("9"));
        ((Admission.Admitted) admission).close();
        assertThat(api.show("alice").reserved()).isEqualTo(Usd.ZERO);
    }

    @Test
    void figuresThatCannotBeReadAreUnknownAndNotZero() {
        api.create(plain("alice"));
        assertThat(api.show("alice").todayUsage()).isEqualTo(Usd.ZERO);
        totals = null;
        assertThat(api.list().getFirst().todayUsage()).isNull();
        assertThat(api.list().getFirst().monthUsage()).isNull();
    }

    @Test
    void theForecastSaysWhenALimitRunsOutAtThePresentRate() {
        String id = api.create(new CreateKey("alice", null, Usd.of("10"), null, null, null, null, null, null))
                .id();
        totals = Map.of(id, new KeyTotals(1, 1, Usd.of("8"), Usd.of("8"), Usd.of("8")));
        assertThat(api.show("alice").forecast()).isEqualTo("daily limit runs out in 2h30m");
        totals = Map.of(id, new KeyTotals(1, 1, Usd.of("4"), Usd.of("4"), Usd.of("4")));
        assertThat(api.show("alice").forecast()).isNull();
        totals = Map.of(id, new KeyTotals(1, 1, Usd.of("10"), Usd.of("4"), Usd.of("4")));
        assertThat(api.show("alice").forecast()).isEqualTo("daily limit is used up");
    }

    @Test
    void eachChangeIsInForceAuditedAndTold() {
        CreatedKey created = api.create(plain("alice"));
        api.edit("alice", new EditKey("bob", 2, Usd.of("50"), null, null, null, null, null, null, null));
        api.disable("bob");
        assertThat(keys.authenticate(created.key())).isInstanceOf(Authentication.Disabled.class);
        api.enable("bob");
        CreatedKey rotated = api.rotate("bob");
        assertThat(keys.authenticate(created.key())).isInstanceOf(Authentication.Unknown.class);
        assertThat(keys.authenticate(rotated.key())).isInstanceOf(Authentication.Known.class);
        api.remove("bob");
        assertThat(keys.authenticate(rotated.key())).isInstanceOf(Authentication.Unknown.class);
        assertThat(api.list()).isEmpty();

        assertThat(changes).hasSize(6).allMatch(change -> change.contains(Events.KEYS));
        List<AuditEntry> audit = admin.status().audit(10).reversed();
        assertThat(audit)
                .extracting(AuditEntry::verb)
                .containsExactly("key.create", "key.edit", "key.disable", "key.enable", "key.rotate", "key.remove");
        assertThat(audit).allMatch(entry -> entry.uid() == new UnixSystem().getUid());
        assertThat(audit.get(0).before()).isNull();
        assertThat(audit.get(0).after()).contains("\"name\":\"alice\"");
        assertThat(audit.get(1).before()).isEqualTo("{\"name\":\"alice\",\"concurrency\":0,\"daily\":null}");
        assertThat(audit.get(1).after()).isEqualTo("{\"name\":\"bob\",\"concurrency\":2,\"daily\":50}");
        assertThat(audit.get(2).after()).isEqualTo("{\"enabled\":false}");
        assertThat(audit.get(5).after()).isNull();
        assertThat(audit.toString()).doesNotContain(created.key(), rotated.key());
    }

    @Test
    void aRenewedMasterKeyLeavesClientsAlone() {
        CreatedKey created = api.create(plain("alice"));
        String id = admin.status().renewMasterKey().keyId();
        assertThat(keys.authenticate(created.key())).isInstanceOf(Authentication.Known.class);
        AuditEntry entry = admin.status().audit(1).getFirst();
        assertThat(entry.verb()).isEqualTo("master-key.renew");
        assertThat(entry.after()).isEqualTo("{\"key_id\":\"" + id + "\"}");
    }

    @Test
    void namesWithSpacesAndOtherScriptsCanBeAddressed() {
        api.create(plain("团队 a+b%20?"));
        assertThat(api.show("团队 a+b%20?").name()).isEqualTo("团队 a+b%20?");
        api.remove("团队 a+b%20?");
        assertThat(api.list()).isEmpty();
    }

    @Test
    void mistakesAreRefusedWithTheirCode() {
        api.create(plain("alice"));
        assertRefused(ProblemCode.CONFLICT, () -> api.create(plain("alice")));
        assertRefused(ProblemCode.NOT_FOUND, () -> api.show("nobody"));
        assertRefused(ProblemCode.NOT_FOUND, () -> api.remove("nobody"));
        assertRefused(
                ProblemCode.INVALID,
                () -> api.edit(
                        "alice", new EditKey(null, null, null, null, null, null, null, clock.instant(), null, null)));
        assertRefused(ProblemCode.INVALID, () -> admin.calls().change("POST", "/keys", Map.of("name", "")));
        assertRefused(ProblemCode.INVALID, () -> admin.calls().get("/audit?limit=many"));
        assertThat(admin.status().audit(10)).hasSize(1);
    }

    private Map<String, KeyTotals> totals() {
        if (totals == null) {
            throw new StorageException("down", "", null);
        }
        return totals;
    }

    private static CreateKey plain(String name) {
        return Plain.key(name);
    }

    private static void assertRefused(ProblemCode code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
