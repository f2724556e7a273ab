package ccapi.daemon.account;

import ccapi.daemon.audit.Audit;
import ccapi.daemon.event.Events;
import ccapi.daemon.http.Admin;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.account.Session;
import ccapi.shared.problem.Refusal;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The admin calls about accounts, the conversations bound to them, and who would serve a model. Each change is
/// audited and told to watchers; no answer holds a secret.
public final class AccountRoutes implements HttpService {
    private static final String ONE = AccountsApi.PATH + "/{ref}";
    private static final String SESSION = AccountsApi.SESSIONS + "/{id}";

    private final Accounts accounts;
    private final AccountTable table;
    private final Sessions sessions;
    private final RouteExplainer routes;
    private final AccountProbe probe;
    private final Audit audit;
    private final Events events;

    AccountRoutes(
            Accounts accounts,
            AccountTable table,
            Sessions sessions,
            RouteExplainer routes,
            AccountProbe probe,
            Audit audit,
            Events events) {
        this.accounts = accounts;
        this.table = table;
        this.sessions = sessions;
        this.routes = routes;
        this.probe = probe;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(AccountsApi.PATH, (_, response) -> Admin.send(response, table.all()))
                .post(AccountsApi.PATH, this::add)
                .post(AccountsApi.PATH + "/import", this::importFrom)
                .get(ONE, (request, response) -> Admin.send(response, table.detail(seat(request))))
                .patch(ONE, this::edit)
                .delete(ONE, this::remove)
                .post(ONE + "/enable", change("account.enable", ref -> accounts.enable(ref, true)))
                .post(ONE + "/disable", change("account.disable", ref -> accounts.enable(ref, false)))
                .post(ONE + "/drain", change("account.drain", ref -> accounts.drain(ref, true)))
                .post(ONE + "/undrain", change("account.undrain", ref -> accounts.drain(ref, false)))
                .post(ONE + "/clear", change("account.clear", accounts::clear))
                .post(ONE + "/refresh", this::refresh)
                .post(ONE + "/test", this::test);
        rules.get(AccountsApi.SESSIONS, (_, response) -> Admin.send(response, sessions.list()))
                .post(SESSION + "/move", this::move)
                .delete(SESSION, this::unpin)
                .get("/route", this::route);
    }

    private void add(ServerRequest request, ServerResponse response) {
        Seat added = accounts.add(Admin.body(request, AddAccount.class));
        changed(request, "account.add", null, added.profile());
        Admin.send(response, 201, table.row(added));
    }

    private void importFrom(ServerRequest request, ServerResponse response) {
        Seat added = accounts.importFrom(Admin.body(request, ImportAccount.class));
        changed(request, "account.import", null, added.profile());
        Admin.send(response, 201, table.row(added));
    }

    private void edit(ServerRequest request, ServerResponse response) {
        EditAccount wish = Admin.body(request, EditAccount.class);
        Profile before = seat(request).profile();
        Seat after = accounts.edit(before.id(), wish);
        changed(request, wish.secret() == null ? "account.edit" : "account.credential", before, after.profile());
        Admin.send(response, table.row(after));
    }

    private void remove(ServerRequest request, ServerResponse response) {
        changed(request, "account.remove", accounts.remove(ref(request)), null);
        Admin.done(response);
    }

    private void refresh(ServerRequest request, ServerResponse response) throws InterruptedException {
        Seat seat = accounts.refresh(ref(request));
        changed(request, "account.refresh", seat.profile(), seat.profile());
        Admin.send(response, table.row(seat));
    }

    private void test(ServerRequest request, ServerResponse response) {
        Admin.send(response, probe.probe(seat(request).id(), Admin.query(request, "model")));
    }

    private void move(ServerRequest request, ServerResponse response) {
        String account = required(request, "account", "say where to: ?account=NAME");
        Session moved = sessions.move(Admin.path(request, "id"), account);
        changed(request, "session.move", moved);
        Admin.send(response, moved);
    }

    private void unpin(ServerRequest request, ServerResponse response) {
        changed(request, "session.unpin", sessions.unpin(Admin.path(request, "id")));
        Admin.done(response);
    }

    private void route(ServerRequest request, ServerResponse response) {
        String model = required(request, "model", "say which model: ?model=NAME");
        Admin.send(response, routes.explain(model, Admin.query(request, "key")));
    }

    private Handler change(String verb, Function<String, Seat> act) {
        return (request, response) -> {
            Profile before = seat(request).profile();
            Seat seat = act.apply(before.id());
            changed(request, verb, before, seat.profile());
            Admin.send(response, table.row(seat));
        };
    }

    private void changed(ServerRequest request, String verb, @Nullable Profile before, @Nullable Profile after) {
        Profile named = after == null ? before : after;
        audit.record(
                Admin.peerUid(request),
                verb,
                named == null ? "" : named.name(),
                before == null ? null : AccountSettings.of(before),
                after == null ? null : AccountSettings.of(after));
        events.changed(Events.ACCOUNTS);
    }

    private void changed(ServerRequest request, String verb, Session session) {
        audit.record(Admin.peerUid(request), verb, session.id(), null, Map.of("account", session.account()));
        events.changed(Events.SESSIONS);
    }

    private Seat seat(ServerRequest request) {
        return accounts.find(ref(request));
    }

    private static String ref(ServerRequest request) {
        return Admin.path(request, "ref");
    }

    private static String required(ServerRequest request, String name, String hint) {
        String value = Admin.query(request, name);
        if (value == null) {
            throw Refusal.invalid("the call lacks '" + name + "'", hint);
        }
        return value;
    }
}
