package ccapi.daemon.admin;

import ccapi.daemon.process.ExitCode;
import ccapi.daemon.process.StartFailure;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;

/// Numbers for a monitoring system on a port of the loopback address, when the config asks for it: nothing that can
/// change anything is served there.
public final class MetricsListener implements AutoCloseable {
    private final WebServer server;

    /// Binds the address.
    ///
    /// @throws StartFailure when it cannot be bound
    public MetricsListener(String host, int port, HttpService numbers) {
        this.server = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(1))
                .maxTcpConnections(16)
                .maxPayloadSize(0)
                .routing(routing -> routing.register(numbers))
                .build();
        server.start();
        if (!server.isRunning()) {
            throw new StartFailure(
                    ExitCode.LISTENER,
                    "cannot listen on " + host + ":" + port,
                    "is something else there? choose another address by 'metrics.listen' in config.yaml");
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
