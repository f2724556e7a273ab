package ccapi.daemon.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    private static final Secret TOKEN = new Secret("sk-canary-1234567890");

    @TempDir
    Path folder;

    @Test
    void aSealedSecretOpensInItsPlaceOnly() {
        try (Database database = Database.open(folder, InstantSource.system())) {
            Keyring keyring = keyring(database);
            byte[] sealed = keyring.seal(TOKEN, "account", "1", "secret");
            assertThat(keyring.open(sealed, "account", "1", "secret").reveal()).isEqualTo(TOKEN.reveal());
            assertThatThrownBy(() -> keyring.open(sealed, "account", "2", "secret"))
                    .isInstanceOf(UnsealException.class);
        }
    }

    @Test
    void sealsAndMarksOutliveARestart() {
        byte[] sealed;
        byte[] mark;
        try (Database database = Database.open(folder, InstantSource.system())) {
            Keyring keyring = keyring(database);
            sealed = keyring.seal(TOKEN, "account", "1", "secret");
            mark = keyring.hmac("cck_x");
        }
        try (Database database = Database.open(folder, InstantSource.system())) {
            Keyring keyring = keyring(database);
            assertThat(keyring.open(sealed, "account", "1", "secret")).isEqualTo(TOKEN);
            assertThat(keyring.hmac("cck_x")).isEqualTo(mark);
        }
    }

    private Keyring keyring(Database database) {
        Keyring keyring = Keyring.open(database, new KeySource(folder.resolve("master.key"), Map.of()));
        keyring.register("account", "id", "secret");
        return keyring;
    }
}
