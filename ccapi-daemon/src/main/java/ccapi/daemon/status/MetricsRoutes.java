package ccapi.daemon.status;

import ccapi.daemon.http.Admin;
import ccapi.shared.status.StatusApi;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/// What a monitoring system asks: numbers, whether we live, and whether we can serve.
public final class MetricsRoutes implements HttpService {
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;

    public MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(StatusApi.METRICS, this::numbers)
                .get(StatusApi.HEALTH, (_, response) -> Admin.send(response, Map.of("status", "ok")))
                .get(StatusApi.READY, this::ready);
    }

    private void numbers(ServerRequest request, ServerResponse response) {
        response.header("content-type", FORMAT);
        response.send(metrics.text());
    }

    private void ready(ServerRequest request, ServerResponse response) {
        String why = metrics.notReady().get();
        if (why == null) {
            Admin.send(response, Map.of("status", "ready"));
        } else {
            Admin.send(response, 503, Map.of("status", "not ready", "reason", why));
        }
    }
}
