package ccapi.daemon.secret;

import ccapi.daemon.audit.Audit;
import ccapi.daemon.http.Admin;
import ccapi.shared.status.MasterKeyId;
import ccapi.shared.status.StatusApi;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// The admin call that replaces the master key. The key itself never leaves the daemon's machine.
public final class KeyringRoutes implements HttpService {
    private final Keyring keyring;
    private final Audit audit;

    public KeyringRoutes(Keyring keyring, Audit audit) {
        this.keyring = keyring;
        this.audit = audit;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(StatusApi.RENEW_MASTER_KEY, this::renew);
    }

    private void renew(ServerRequest request, ServerResponse response) {
        MasterKeyId before = new MasterKeyId(keyring.id());
        MasterKeyId after = new MasterKeyId(keyring.renew());
        audit.record(Admin.peerUid(request), "master-key.renew", "master key", before, after);
        Admin.send(response, after);
    }
}
