package ccapi.cli.status;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.status.BackupFile;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `ccapi backup`, what it does stands in its description.
public final class Backup extends ChangeVerb {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Grid FILE = new Grid("path", List.of(Column.of("path", "PATH", Formats::text)), "");

    private final Value file = words.word("FILE", "Where to; nothing may be there yet.");

    @Override
    public int run(Cli cli) throws IOException {
        Path path = cli.absolute(file.get());
        if (dryRun()) {
            return would(cli, "write " + path);
        }
        byte[] written = cli.client(cli.timeout(PATIENCE))
                .calls()
                .change("POST", StatusApi.BACKUP, new BackupFile(path.toString()));
        return done(cli, "backup written to " + path, FILE, Row.one(written));
    }

    @Override
    public Answer answer() {
        return Answer.one(BackupFile.class);
    }

    @Override
    public List<String> more() {
        return List.of("Credentials in the copy are encrypted by the master key, which is not part of it: keep the key"
                + " file as well, and apart from the copy. The daemon's user must be able to write there.");
    }

    @Override
    public String about() {
        return "Write a consistent copy of the database while the daemon serves.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi backup ccapi-monday.db", "a file that 'ccapi restore' takes"),
                new Example("ccapi backup ccapi-tuesday.db -q", "for cron: silent when all goes well"));
    }
}
