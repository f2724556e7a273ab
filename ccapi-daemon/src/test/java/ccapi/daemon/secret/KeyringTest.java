package ccapi.daemon.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Database;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    private static final Secret TOKEN = new Secret("sk-canary-1234567890");

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("db"), InstantSource.system());
        database.write(handle -> handle.execute("CREATE TABLE IF NOT EXISTS vault (id TEXT PRIMARY KEY, token BLOB)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstRunMakesAKeyFileForTheOwnerOnly() throws IOException {
        keyring();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file()).strip())).hasSize(32);
    }

    @Proves(Promise.P38)
    @Test
    void aSealedSecretOpensInItsPlaceOnly() {
        Keyring keyring = keyring();
        byte[] sealed = keyring.seal(TOKEN, "vault", "1", "token");
        assertThat(keyring.open(sealed, "vault", "1", "token")).isEqualTo(TOKEN);
        assertThat(keyring.seal(TOKEN, "vault", "1", "token")).isNotEqualTo(sealed);
        keyring.register("vault", "id", "other");
        keyring.register("safe", "id", "token");
        assertSealed(keyring, sealed, "vault", "2", "token");
        assertSealed(keyring, sealed, "vault", "1", "other");
        assertSealed(keyring, sealed, "safe", "1", "token");
    }

    @Proves(value = Promise.P38, measured = "each byte of a sealed secret changed: noticed")
    @Test
    void aChangeOfAnyByteIsNoticed() {
        Keyring keyring = keyring();
        byte[] sealed = keyring.seal(TOKEN, "vault", "1", "token");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertSealed(keyring, changed, "vault", "1", "token");
        }
        assertSealed(keyring, new byte[0], "vault", "1", "token");
        assertSealed(keyring, Arrays.copyOf(sealed, sealed.length - 1), "vault", "1", "token");
    }

    @Test
    void nothingIsSealedForAColumnThatARenewalWouldMiss() {
        Keyring keyring = keyring();
        assertThatThrownBy(() -> keyring.seal(TOKEN, "vault", "1", "forgotten"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vault.forgotten is not registered");
    }

    @Test
    void sealsAndMarksOutliveARestart() {
        byte[] sealed = keyring().seal(TOKEN, "vault", "1", "token");
        byte[] mark = keyring().hmac("cck_x");
        String fingerprint = keyring().fingerprint(TOKEN);
        reopen();
        assertThat(keyring().open(sealed, "vault", "1", "token")).isEqualTo(TOKEN);
        assertThat(keyring().hmac("cck_x"))
                .isEqualTo(mark)
                .isNotEqualTo(keyring().hmac("cck_y"));
        assertThat(keyring().fingerprint(TOKEN)).isEqualTo(fingerprint).hasSize(16);
    }

    @Proves(Promise.P39)
    @Test
    void aWrongKeyIsRefusedWithBothIdsAndNothingIsWritten() throws IOException {
        keyring();
        String expected = MasterKey.parse(Files.readString(file()), "").id();
        Files.delete(file());
        MasterKey wrong = MasterKey.random();
        KeySource.write(file(), wrong);
        Map<String, String> before = settings();
        assertThatThrownBy(this::keyring)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has id " + wrong.id())
                .hasMessageContaining("needs the one with id " + expected);
        assertThat(settings()).isEqualTo(before);
        assertThat(Files.readString(file()).strip()).isEqualTo(wrong.text());
    }

    @Proves(Promise.P39)
    @Test
    void aLostKeyIsRefusedAndNotMadeAnew() throws IOException {
        keyring();
        String expected = MasterKey.parse(Files.readString(file()), "").id();
        Files.delete(file());
        assertThatThrownBy(this::keyring).isInstanceOf(Refusal.class).hasMessageContaining("id " + expected);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused() throws IOException {
        keyring();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::keyring).hasMessageContaining("mode rw-r-----");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        Path real = Files.move(file(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(file(), real);
        assertThatThrownBy(this::keyring).hasMessageContaining("not a plain file");
    }

    @Test
    void aKeyFileOfAnotherUserIsRefused() throws IOException {
        keyring();
        try {
            Files.setAttribute(file(), "unix:uid", 65534);
        } catch (IOException e) {
            System.err.println("SKIPPED: only root can give a file away");
            return;
        }
        assertThatThrownBy(this::keyring).hasMessageContaining("belongs to user 65534");
    }

    @Test
    void textThatIsNoKeyIsRefusedWithoutShowingIt() throws IOException {
        for (String text : new String[] {"", "hunter2", "aGVsbG8gd29ybGQ="}) {
            Files.deleteIfExists(file());
            Files.writeString(file(), text);
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(this::keyring)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problem().hint()).contains("32 random bytes"))
                    .message()
                    .doesNotContain("hunter2", "aGVs");
        }
    }

    @Test
    void theKeyFileIsApartFromTheDatabaseUnlessItIsElsewhereAlready() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        Path state = Files.createDirectory(folder.resolve("state"));
        Home home = new Home(config, state, folder.resolve("s.sock"));
        assertThat(KeySource.fileOf(home)).isEqualTo(config.resolve("master.key"));
        Files.createFile(state.resolve("master.key"));
        assertThat(KeySource.fileOf(home)).isEqualTo(state.resolve("master.key"));
        Files.createFile(config.resolve("master.key"));
        assertThat(KeySource.fileOf(home)).isEqualTo(config.resolve("master.key"));
    }

    @Test
    void systemdGoesFirstThenTheFileThenTheEnvironment() throws IOException {
        MasterKey credential = MasterKey.random();
        MasterKey variable = MasterKey.random();
        Path credentials = Files.createDirectory(folder.resolve("credentials"));
        KeySource source = new KeySource(
                file(), Map.of("CREDENTIALS_DIRECTORY", credentials.toString(), "CCAPI_MASTER_KEY", variable.text()));
        assertThat(source.find().where()).isEqualTo("CCAPI_MASTER_KEY");
        assertThat(Keyring.open(database, source).warnings())
                .singleElement()
                .asString()
                .contains("environment");
        KeySource.write(file(), MasterKey.random());
        assertThat(source.find().where()).isEqualTo(file().toString());
        Files.writeString(credentials.resolve("ccapi-master-key"), credential.text());
        assertThat(source.find().key().id()).isEqualTo(credential.id());
    }

    @Test
    void aRenewedKeySealsEverythingAgainAndLeavesClientsAlone() throws IOException {
        Keyring keyring = keyring();
        store(keyring, "1");
        store(keyring, "2");
        byte[] late = keyring.seal(TOKEN, "vault", "3", "token");
        byte[] mark = keyring.hmac("cck_x");
        byte[] before = stored("1");

        String id = keyring.renew();
        assertThat(stored("1")).isNotEqualTo(before);
        assertThat(Seal.keyId(stored("1"))).isEqualTo(Seal.keyId(stored("2"))).isEqualTo(id);
        for (Keyring ring : new Keyring[] {keyring, reopen()}) {
            assertThat(ring.open(stored("1"), "vault", "1", "token")).isEqualTo(TOKEN);
            assertThat(ring.open(late, "vault", "3", "token")).isEqualTo(TOKEN);
            assertThat(ring.hmac("cck_x")).isEqualTo(mark);
            assertThat(Seal.keyId(ring.seal(TOKEN, "vault", "1", "token"))).isEqualTo(id);
        }
        assertThat(folder.resolve("master.key.new")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aRenewalCutShortIsTakenUpOrForgottenAtTheNextStart() throws IOException {
        Keyring keyring = keyring();
        store(keyring, "1");
        Path next = folder.resolve("master.key.new");
        KeySource.write(next, MasterKey.random());
        assertThat(reopen().open(stored("1"), "vault", "1", "token")).isEqualTo(TOKEN);
        assertThat(next).doesNotExist();

        Files.copy(file(), folder.resolve("before"), StandardCopyOption.COPY_ATTRIBUTES);
        String id = keyring().renew();
        Files.move(file(), next);
        Files.move(folder.resolve("before"), file());
        assertThat(reopen().open(stored("1"), "vault", "1", "token")).isEqualTo(TOKEN);
        assertThat(MasterKey.parse(Files.readString(file()), "").id()).isEqualTo(id);
    }

    @Test
    void aBackupFromBeforeARenewalSaysWhichKeyFileOpensIt() {
        Keyring keyring = keyring();
        database.backup(folder.resolve("ccapi.db"));
        keyring.renew();
        try (Database restored = Database.open(folder, InstantSource.system())) {
            assertThatThrownBy(() -> Keyring.open(restored, new KeySource(file(), Map.of())))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problem().hint()).contains("master.key.old has it"));
        }
    }

    @Test
    void aSecretThatDoesNotOpenStopsARenewalBeforeAnythingChanged() throws IOException {
        Keyring keyring = keyring();
        store(keyring, "1");
        database.write(handle -> handle.execute("INSERT INTO vault VALUES ('2', (SELECT token FROM vault))"));
        String key = Files.readString(file());
        assertThatThrownBy(keyring::renew).isInstanceOf(Refusal.class).hasMessageContaining("vault.token of 2");
        assertThat(Files.readString(file())).isEqualTo(key);
        assertThat(reopen().open(stored("1"), "vault", "1", "token")).isEqualTo(TOKEN);
    }

    @Test
    void aSecretShowsItselfNowhere() {
        assertThat(TOKEN.toString()).isEqualTo("***");
        assertThat("" + new Holder(TOKEN)).doesNotContain("canary");
        assertThat(new String(Json.bytes(new Holder(TOKEN)), StandardCharsets.UTF_8))
                .isEqualTo("{\"token\":\"***\"}");
    }

    private record Holder(Secret token) {}

    private Path file() {
        return folder.resolve("master.key");
    }

    private Keyring keyring() {
        Keyring keyring = Keyring.open(database, new KeySource(file(), Map.of()));
        keyring.register("vault", "id", "token");
        return keyring;
    }

    private Keyring reopen() {
        database.close();
        open();
        return keyring();
    }

    private void store(Keyring keyring, String id) {
        byte[] sealed = keyring.seal(TOKEN, "vault", id, "token");
        database.write(handle -> handle.createUpdate("INSERT INTO vault VALUES (:id, :token)")
                .bind("id", id)
                .bind("token", sealed)
                .execute());
    }

    private byte[] stored(String id) {
        return database.read(handle -> handle.createQuery("SELECT token FROM vault WHERE id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one());
    }

    private Map<String, String> settings() {
        return database.read(handle -> handle.createQuery("SELECT name, value FROM store")
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new GenericType<Map<String, String>>() {}));
    }

    private static void assertSealed(Keyring keyring, byte[] sealed, String table, String id, String column) {
        assertThatThrownBy(() -> keyring.open(sealed, table, id, column)).isInstanceOf(UnsealException.class);
    }
}
