package ccapi.daemon.mirror;

import ccapi.daemon.http.Admin;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MirrorApi;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/// The admin calls about the mirror pool.
public final class MirrorRoutes implements HttpService {
    private final Mirrors mirrors;

    public MirrorRoutes(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(MirrorApi.PATH + "/status", (_, response) -> Admin.send(response, mirrors.status()))
                .get(MirrorApi.PATH + "/accounts", (_, response) -> Admin.send(response, mirrors.list()))
                .post(
                        MirrorApi.PATH + "/mint",
                        (request, response) -> Admin.send(
                                response,
                                mirrors.mint(Admin.body(request, MintRequest.class), Admin.peerUid(request))));
    }
}
