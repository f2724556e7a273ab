package ccapi.daemon.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database, its log and a backup are useless without the master key.
@Proves(Promise.P38)
class SecretsAtRestTest {
    private static final List<String> CANARIES =
            List.of("sk-ant-oat01-canary-access", "sk-ant-ort01-canary-refresh", "cck_CanaryCanaryCanaryCanary");

    @TempDir
    Path folder;

    @Test
    void noSecretIsReadableInTheDatabaseItsLogOrABackup() throws IOException {
        Path home = folder.resolve("home");
        try (Database database = Database.open(home, InstantSource.system())) {
            Path keyFile = folder.resolve("master.key");
            Keyring keyring = Keyring.open(database, new KeySource(keyFile, Map.of()));
            keyring.register("vault", "id", "token");
            database.write(handle -> handle.execute("CREATE TABLE vault (id TEXT PRIMARY KEY, token BLOB, mark TEXT)"));
            for (String canary : CANARIES) {
                byte[] sealed = keyring.seal(new Secret(canary), "vault", "row", "token");
                String mark = HexFormat.of().formatHex(keyring.hmac(canary));
                database.write(
                        handle -> handle.execute("INSERT OR REPLACE INTO vault VALUES ('row', ?, ?)", sealed, mark));
            }
            String master = Files.readString(keyFile).strip();
            database.write(
                    handle -> handle.execute("INSERT INTO vault VALUES ('plain text', 'seen by the search', '')"));
            database.backup(folder.resolve("backup.db"));
            for (Path file : List.of(home.resolve("ccapi.db-wal"), folder.resolve("backup.db"))) {
                assertThat(shows(file, "seen by the search"))
                        .as(file.toString())
                        .isTrue();
            }
            for (Path file :
                    List.of(home.resolve("ccapi.db"), home.resolve("ccapi.db-wal"), folder.resolve("backup.db"))) {
                for (String canary : CANARIES) {
                    assertThat(shows(file, canary))
                            .as(file + " shows " + canary)
                            .isFalse();
                }
                assertThat(shows(file, master)).isFalse();
                assertThat(shows(file, new String(Base64.getDecoder().decode(master), StandardCharsets.ISO_8859_1)))
                        .isFalse();
            }
        }
    }

    private static boolean shows(Path file, String text) throws IOException {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return content.contains(text)
                || content.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes))
                || content.toLowerCase(Locale.ROOT).contains(HexFormat.of().formatHex(bytes));
    }
}
