package ccapi.cli.status;

import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// `ccapi restore`, what it does stands in its description.
public final class Restore extends ChangeVerb {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Value file = words.word("FILE", "What 'ccapi backup' wrote.");

    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    @Override
    public int run(Cli cli) throws IOException {
        Path backup = cli.absolute(file.get());
        DatabaseFile.check(backup);
        Path state = cli.home().state();
        Path database = state.resolve(DatabaseFile.NAME);
        if (dryRun()) {
            return would(cli, "replace " + database + " by " + backup);
        }
        refuseWhileRunning(cli);
        confirm(cli, yes.isSet(), "replace " + database + " by " + backup);
        Files.createDirectories(
                state, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path incoming = state.resolve(DatabaseFile.NAME + ".incoming");
        Files.copy(backup, incoming, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(incoming, PosixFilePermissions.fromString("rw-------"));
        String aside = putAside(cli, state);
        Files.move(incoming, database, StandardCopyOption.ATOMIC_MOVE);
        cli.say(backup + " is in place" + (aside.isEmpty() ? "" : "; what was there is kept as " + aside));
        cli.say("start the daemon: ccapi daemon start");
        return ExitCode.OK.code();
    }

    // its write-ahead log belongs to the old file and would be played into the new one
    private static String putAside(Cli cli, Path state) throws IOException {
        String stamp = STAMP.format(cli.clock().instant().atZone(ZoneOffset.UTC));
        String aside = "";
        for (String ending : List.of("", "-wal", "-shm")) {
            Path old = state.resolve(DatabaseFile.NAME + ending);
            if (Files.exists(old)) {
                Path kept = state.resolve(DatabaseFile.NAME + ".before-" + stamp + ending);
                Files.move(old, kept);
                aside = aside.isEmpty() ? kept.toString() : aside;
            }
        }
        // the marker names the database that was made here, which may be another one than the backup's
        Files.deleteIfExists(state.resolve("initialized"));
        return aside;
    }

    private static void refuseWhileRunning(Cli cli) {
        try {
            cli.calls().get(StatusApi.PATH);
        } catch (Refusal e) {
            if (e.problem().code() == ProblemCode.UNREACHABLE) {
                return;
            }
            throw e;
        }
        throw new Refusal(ProblemCode.CONFLICT, "the daemon runs on this database", "stop it first: ccapi daemon stop");
    }

    @Override
    public String about() {
        return "Put a backup in place of the database; the daemon must be stopped, the old one is kept aside.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi restore ccapi-monday.db --dry-run", "is it a backup at all, and where would it go"),
                new Example("ccapi restore ccapi-monday.db --yes", "without being asked; then 'ccapi daemon start'"));
    }
}
