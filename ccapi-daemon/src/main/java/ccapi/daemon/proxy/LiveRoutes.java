package ccapi.daemon.proxy;

import ccapi.daemon.http.Admin;
import ccapi.shared.live.LiveApi;
import ccapi.shared.problem.Refusal;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/// Requests in flight on the admin side: to look at and to cancel.
public final class LiveRoutes implements HttpService {
    private final Flights flights;

    public LiveRoutes(Flights flights) {
        this.flights = flights;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(LiveApi.PATH, (_, response) -> Admin.send(response, flights.live()));
        rules.delete(LiveApi.PATH + "/{id}", (request, response) -> {
            String id = Admin.path(request, "id");
            if (!flights.cancel(id)) {
                throw Refusal.notFound(
                        "no request " + id + " is in flight", "it may have ended: 'ccapi usage requests'");
            }
            Admin.done(response);
        });
    }
}
