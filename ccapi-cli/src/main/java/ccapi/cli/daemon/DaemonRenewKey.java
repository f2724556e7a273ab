package ccapi.cli.daemon;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.status.MasterKeyId;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi daemon renew-master-key`, what it does stands in its description.
final class DaemonRenewKey extends ChangeVerb {
    // every stored secret is sealed again
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Grid RESULT =
            new Grid("key_id", List.of(Column.of("key_id", "MASTER KEY", Formats::text)), "");

    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    @Override
    public int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, "make a new master key and seal every stored secret with it");
        }
        confirm(cli, yes.isSet(), "replace the master key");
        byte[] renewed = cli.client(cli.timeout(PATIENCE)).calls().change("POST", StatusApi.RENEW_MASTER_KEY, null);
        Row key = Row.one(renewed);
        String said = "master key " + key.text("key_id") + " is in force; back its file up, apart from the database";
        return done(cli, said, RESULT, key);
    }

    @Override
    public Answer answer() {
        return Answer.one(MasterKeyId.class);
    }

    @Override
    public List<String> more() {
        return List.of(
                "Accounts go on serving and clients' keys stay valid. The key before it stays beside the key file,"
                        + " because backups that were made so far need it. Only the ids of master keys are shown.");
    }

    @Override
    public String about() {
        return "Replace the master key and seal every stored credential with the new one.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi daemon renew-master-key --yes", "when the key file may have been seen"),
                new Example("ccapi daemon renew-master-key --dry-run", "only tell what would be done"));
    }
}
