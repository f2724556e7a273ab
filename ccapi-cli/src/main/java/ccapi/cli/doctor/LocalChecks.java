package ccapi.cli.doctor;

import ccapi.cli.command.Cli;
import ccapi.cli.output.Row;
import ccapi.cli.status.Version;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be looked at without the daemon: folders, files, socket, locale, and whether it answers at all.
final class LocalChecks {
    private static final long LITTLE = 1L << 30;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Cli cli;
    private final Home home;

    LocalChecks(Cli cli) {
        this.cli = cli;
        this.home = cli.home();
    }

    /// Looks at everything.
    List<Row> all() throws IOException {
        List<Row> checks = new ArrayList<>();
        checks.add(row("program", "ok", "ccapi " + Version.own() + " on Java " + Runtime.version(), ""));
        checks.add(locale());
        checks.add(config());
        checks.add(folder("state folder", home.state()));
        if (Files.isDirectory(home.state())) {
            checks.add(disk(home.state()));
        }
        checks.add(daemon());
        return checks;
    }

    private Row locale() {
        String kept = cli.env().get("CCAPI_LOCALE");
        return kept == null
                ? row("locale", "ok", "UTF-8", "")
                : row("locale", "warn", kept + " cannot carry every name", "set LANG=C.UTF-8 or the like");
    }

    private Row config() {
        Path file = home.configFile();
        if (Files.notExists(file)) {
            return row("config file", "ok", file + " is not there, so the defaults hold", "");
        }
        return Files.isReadable(file)
                ? row("config file", "ok", file.toString(), "")
                : row("config file", "fail", file + " cannot be read", "chown it to the daemon's user");
    }

    private Row folder(String name, Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return row(name, "ok", folder + " is not there yet; the daemon makes it", "");
        }
        if (!Files.isWritable(folder)) {
            return row(name, "warn", folder + " is not yours to write", "run as the daemon's user to look closer");
        }
        List<String> open = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                    open.add(file.getFileName().toString());
                }
            }
        }
        boolean closed = Files.getPosixFilePermissions(folder).stream().noneMatch(OTHERS::contains);
        if (closed || open.isEmpty()) {
            return row(name, "ok", folder.toString(), "");
        }
        return row(name, "fail", "others may read " + String.join(", ", open) + " in " + folder, "chmod 700 " + folder);
    }

    private static Row disk(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        long free = store.getUsableSpace();
        String found = (free >> 20) + " MiB free of " + (store.getTotalSpace() >> 20);
        if (free > LITTLE) {
            return row("disk", "ok", found, "");
        }
        return row("disk", free < LITTLE / 10 ? "fail" : "warn", found, "make room, or 'ccapi usage prune'");
    }

    private Row daemon() throws IOException {
        try {
            Row status = Row.one(cli.calls().get(StatusApi.PATH));
            String found = "version " + status.text("version") + ", pid " + status.text("pid") + ", clients at "
                    + status.text("listen");
            boolean same = status.text("version").equals(Version.own());
            return same
                    ? row("daemon", "ok", found, "")
                    : row("daemon", "warn", found + ", but this program is " + Version.own(), "restart the daemon");
        } catch (Refusal e) {
            return row("daemon", "fail", e.problem().message(), e.problem().hint());
        }
    }

    static Row row(String name, String state, String found, String mend) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("state", state);
        fields.put("found", found);
        fields.put("mend", mend);
        return new Row(fields);
    }
}
