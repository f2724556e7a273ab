package ccapi.daemon.apikey;

import ccapi.daemon.audit.Audit;
import ccapi.daemon.event.Events;
import ccapi.daemon.http.Admin;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.CreatedKey;
import ccapi.shared.apikey.EditKey;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/// The admin calls about client keys. Each change is audited and told to watchers.
public final class ApiKeyRoutes implements HttpService {
    private static final String ONE = ApiKeysApi.PATH + "/{ref}";

    private final ApiKeys keys;
    private final KeyTable table;
    private final Limits limits;
    private final Audit audit;
    private final Events events;

    public ApiKeyRoutes(ApiKeys keys, KeyTable table, Limits limits, Audit audit, Events events) {
        this.keys = keys;
        this.table = table;
        this.limits = limits;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(ApiKeysApi.PATH, (_, response) -> Admin.send(response, table.all()))
                .post(ApiKeysApi.PATH, this::create)
                .get(ONE, (request, response) -> Admin.send(response, table.row(keys.find(ref(request)))))
                .patch(ONE, this::edit)
                .delete(ONE, this::remove)
                .post(ONE + "/rotate", this::rotate)
                .post(ONE + "/enable", (request, response) -> enable(request, response, true))
                .post(ONE + "/disable", (request, response) -> enable(request, response, false));
    }

    private void create(ServerRequest request, ServerResponse response) {
        ApiKeys.Made made = keys.create(Admin.body(request, CreateKey.class));
        changed(request, "key.create", null, made.key());
        Admin.send(response, 201, created(made));
    }

    private void rotate(ServerRequest request, ServerResponse response) {
        StoredKey before = keys.find(ref(request));
        ApiKeys.Made made = keys.rotate(before.id());
        changed(request, "key.rotate", before, made.key());
        Admin.send(response, created(made));
    }

    private void edit(ServerRequest request, ServerResponse response) {
        StoredKey before = keys.find(ref(request));
        StoredKey after = keys.edit(before.id(), Admin.body(request, EditKey.class));
        changed(request, "key.edit", before, after);
        Admin.send(response, table.row(after));
    }

    private void enable(ServerRequest request, ServerResponse response, boolean enabled) {
        StoredKey before = keys.find(ref(request));
        StoredKey after = keys.enable(before.id(), enabled);
        changed(request, enabled ? "key.enable" : "key.disable", before, after);
        Admin.send(response, table.row(after));
    }

    private void remove(ServerRequest request, ServerResponse response) {
        StoredKey removed = keys.remove(ref(request));
        limits.forget(removed.id());
        changed(request, "key.remove", removed, null);
        Admin.done(response);
    }

    private void changed(ServerRequest request, String verb, @Nullable StoredKey before, @Nullable StoredKey after) {
        StoredKey named = after == null ? before : after;
        audit.record(
                Admin.peerUid(request),
                verb,
                named == null ? "" : named.name(),
                before == null ? null : Settings.of(before),
                after == null ? null : Settings.of(after));
        events.changed(Events.KEYS);
    }

    private CreatedKey created(ApiKeys.Made made) {
        return new CreatedKey(made.key().id(), made.key().name(), made.text().reveal(), table.row(made.key()));
    }

    private static String ref(ServerRequest request) {
        return Admin.path(request, "ref");
    }
}
