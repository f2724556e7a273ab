package ccapi.daemon.status;

import ccapi.daemon.http.Admin;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.Check;
import ccapi.shared.status.DaemonStatus;
import ccapi.shared.status.KnownName;
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
    private final Map<String, Supplier<List<KnownName>>> names;
    private final Supplier<List<Check>> doctor;

    /// @param reload reads the config again, refusing what is wrong
    /// @param stop   begins to drain; returns at once
    /// @param backup writes a copy of the database to a path
    /// @param names  lists for completion by noun
    /// @param doctor looks the daemon over
    public StatusRoutes(
            Supplier<DaemonStatus> status,
            Supplier<ReloadResult> reload,
            Runnable stop,
            Consumer<Path> backup,
            Map<String, Supplier<List<KnownName>>> names,
            Supplier<List<Check>> doctor) {
        this.status = status;
        this.reload = reload;
        this.stop = stop;
        this.backup = backup;
        this.names = Map.copyOf(names);
        this.doctor = doctor;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(StatusApi.PATH, (_, response) -> Admin.send(response, status.get()))
                .post(StatusApi.RELOAD, (_, response) -> Admin.send(response, reload.get()))
                .post(StatusApi.STOP, this::stop)
                .post(StatusApi.BACKUP, this::backup)
                .get(StatusApi.NAMES + "/{noun}", this::names)
                .get(StatusApi.DOCTOR, (_, response) -> Admin.send(response, doctor.get()));
    }

    private void stop(ServerRequest request, ServerResponse response) {
        boolean now = "true".equals(Admin.query(request, "now"));
        Admin.done(response);
        stop.run();
        if (now) {
            // asked a second time it does not wait for what runs
            stop.run();
        }
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
        Supplier<List<KnownName>> list = names.get(Admin.path(request, "noun"));
        if (list == null) {
            throw Refusal.notFound("there are no names of that noun", "known: " + String.join(", ", names.keySet()));
        }
        Admin.send(response, list.get());
    }
}
