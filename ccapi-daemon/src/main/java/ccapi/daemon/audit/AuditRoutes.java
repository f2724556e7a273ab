package ccapi.daemon.audit;

import ccapi.daemon.http.Admin;
import ccapi.shared.problem.Refusal;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/// The admin call that reads the audit.
public final class AuditRoutes implements HttpService {
    private static final int DEFAULT = 100;
    private static final int MOST = 10_000;

    private final Audit audit;

    public AuditRoutes(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/audit", this::list);
    }

    private void list(ServerRequest request, ServerResponse response) {
        Admin.send(response, audit.newest(limit(Admin.query(request, "limit"))));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 1, MOST);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("limit '" + text + "' is no number", "use 1 to " + MOST);
        }
    }
}
