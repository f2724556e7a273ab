package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every release left a home behind, in `src/test/resources/releases`; each opens with all that was in it. Before a
/// release, `CCAPI_WRITE=1` adds the home of this one.
class ReleasesTest {
    private static final Path RELEASES = Path.of("src/test/resources/releases");
    private static final String THIS_ONE = "0.1.0";
    private static final List<String> FILES = List.of("ccapi.db", "initialized", "master.key", "client.key");

    private static final UsageQuery EVER = new UsageQuery(null, null, null, null, null, null, null, null, 100, null);

    private Path folder;

    @BeforeEach
    void makeFolder() {
        folder = DaemonFolder.make("listen: 127.0.0.1:0\ntime_zone: Etc/UTC\n");
    }

    @AfterEach
    void deleteFolder() {
        DaemonFolder.delete(folder);
    }

    static List<Path> releases() throws IOException {
        try (Stream<Path> homes = Files.list(RELEASES)) {
            return homes.sorted().toList();
        }
    }

    @Proves(value = Promise.P44, measured = "the home of each release opens with all that was in it")
    @ParameterizedTest
    @MethodSource("releases")
    void theHomeOfEachReleaseOpensWithAllThatWasInIt(Path home) throws IOException {
        for (String file : FILES) {
            Path copy = Files.copy(home.resolve(file), folder.resolve(file));
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        }
        try (TestDaemon daemon = TestDaemon.startOn(folder)) {
            assertThat(daemon.admin().accounts().list())
                    .extracting(Account::name, Account::type)
                    .contains(tuple("api", AccountType.CLAUDE_API), tuple("login", AccountType.CLAUDE_OAUTH));
            assertThat(daemon.admin().usage().requests(EVER).items())
                    .hasSize(3)
                    .allMatch(row -> row.outcome().equals("ok") && row.outputTokens() > 0);
            // it opens every secret on its way
            assertThat(daemon.admin().status().renewMasterKey().keyId()).isNotEmpty();
            try (RawClient client = RawClient.tcp(daemon.port())) {
                String key = Files.readString(folder.resolve("client.key"));
                int status = client.send(RawClient.post("/v1/messages", key, "{}"))
                        .answer()
                        .status();
                assertThat(status).as("a known key, a bad request").isEqualTo(400);
            }
        }
    }

    @EnabledIfEnvironmentVariable(named = "CCAPI_WRITE", matches = "1")
    @Test
    void writesTheHomeOfThisRelease() throws Exception {
        Path home = Files.createDirectories(RELEASES.resolve(THIS_ONE));
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            var admin = daemon.admin();
            add(admin, "api", AccountType.CLAUDE_API, "sk-ant-api03-of-a-test");
            String key = admin.keys().create(Plain.key("laptop")).key();
            Files.writeString(folder.resolve("client.key"), key);
            String listen = admin.status().get().listen();
            for (int i = 0; i < 3; i++) {
                try (RawClient client = RawClient.tcp(Integer.parseInt(listen.replaceFirst(".*:", "")))) {
                    String body = "{\"model\":\"claude-sonnet-5\",\"max_tokens\":9,"
                            + "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
                    assertThat(client.send(RawClient.post("/v1/messages", key, body))
                                    .answer()
                                    .status())
                            .isEqualTo(200);
                }
            }
            add(
                    admin,
                    "login",
                    AccountType.CLAUDE_OAUTH,
                    "{\"access_token\":\"sk-ant-oat01-of-a-test\",\"refresh_token\":\"sk-ant-ort01-of-a-test\","
                            + "\"expires_at\":\"2100-01-01T00:00:00Z\"}");
            daemon.terminate();
            assertThat(daemon.exitStatus()).isZero();
        }
        for (String file : FILES) {
            Files.deleteIfExists(home.resolve(file));
            Files.copy(folder.resolve(file), home.resolve(file));
        }
    }

    private static void add(AdminClient admin, String name, AccountType type, String secret) {
        admin.accounts().add(Plain.account(name, type, secret));
    }
}
