package ccapi.daemon.status;

import ccapi.daemon.http.Admin;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.DaemonStatus;
import ccapi.shared.status.ReloadResult;
import ccapi.shared.status.StatusApi;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How the daemon is, and what may be asked of it as a whole.
public final class StatusRoutes implements HttpService {
    private final Supplier<DaemonStatus> status;
    private final Supplier<ReloadResult> reload;
    private final Runnable stop;
    private final Consumer<Path> backup;
    private final Map<String, Supplier<List<NameAbout>>> names;

    /// @param reload reads the config again, refusing what is wrong
    /// @param stop   begins to drain; returns at once
    /// @param backup writes a copy of the database to a path
    /// @param names  lists for completion by noun
    public StatusRoutes(
            Supplier<DaemonStatus> status,
            Supplier<ReloadResult> reload,
            Runnable stop,
            Consumer<Path> backup,
            Map<String, Supplier<List<NameAbout>>> names) {
        this.status = status;
        this.reload = reload;
        this.stop = stop;
        this.backup = backup;
        this.names = Map.copyOf(names);
    }

    /// A name to complete, with a word about it.
    public record NameAbout(String name, String about) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get(StatusApi.PATH, (_, response) -> Admin.send(response, status.get()))
                .post("/daemon/reload", (_, response) -> Admin.send(response, reload.get()))
                .post("/daemon/stop", this::stop)
                .post("/backup", this::backup)
                .get("/names/{noun}", this::names);
    }

    private void stop(ServerRequest request, ServerResponse response) {
        Admin.done(response);
        stop.run();
    }

    private void backup(ServerRequest request, ServerResponse response) {
        String path = Admin.body(request, BackupRequest.class).path();
        if (!Path.of(path).isAbsolute()) {
            throw Refusal.invalid("the backup needs an absolute path", "give one on the daemon's machine");
        }
        backup.accept(Path.of(path));
        Admin.send(response, new BackupRequest(path));
    }

    private record BackupRequest(String path) {}

    private void names(ServerRequest request, ServerResponse response) {
        Supplier<List<NameAbout>> list = names.get(Admin.path(request, "noun"));
        if (list == null) {
            throw Refusal.notFound("there are no names of that noun", "known: " + String.join(", ", names.keySet()));
        }
        Admin.send(response, list.get());
    }
}
