package ccapi.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves(Promise.P31)
class ConfigReaderTest {
    @TempDir
    private Path folder;

    @Test
    void anEmptyFileGivesTheDefaults() {
        Config config = ConfigReader.read("", "config.yaml");

        assertThat(config.listen()).hasToString("127.0.0.1:8787");
        assertThat(config.timeZone()).isEqualTo(ZoneId.systemDefault());
        assertThat(config.maxConnections()).as("by the limit of open files").isZero();
        assertThat(config.mirrorPool().enabled()).isFalse();
        assertThat(config.upstreams().claude().baseUrl()).isEqualTo("https://api.anthropic.com");
        assertThat(config.upstreams().claude().tokenUrl()).isEqualTo("https://platform.claude.com/v1/oauth/token");
        assertThat(config.upstreams().codex().baseUrl()).isEqualTo("https://chatgpt.com/backend-api/codex");
        assertThat(config.upstreams().codex().tokenUrl()).isEqualTo("https://auth.openai.com/oauth/token");
        assertThat(config.usage().durability()).isEqualTo("disk");
        assertThat(config.usage().retentionDays()).isEqualTo(90);
        assertThat(config.timeouts().connect()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.timeouts().total()).isEqualTo(Duration.ofHours(1));
        assertThat(config.limits().maxBodyBytes()).isEqualTo(32 << 20);
        assertThat(config.limits().refusesUnpriced()).isTrue();
        assertThat(config.drain()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyKeyIsRead() {
        Config config = ConfigReader.read("""
                listen: "[::1]:9000"
                time_zone: Asia/Shanghai
                max_connections: 50
                admin_uids: [1001, 1002]
                upstreams:
                  claude: {base_url: "http://127.0.0.1:1/", token_url: "http://127.0.0.1:2/token"}
                mirror_pool:
                  enabled: true
                  endpoint: http://127.0.0.1:7777
                  token: secret-of-the-minter
                  naming: codex-{id}
                timeouts: {connect: 500ms, idle: 90}
                limits: {unpriced: allow}
                usage: {durability: process, retention_days: 7}
                prices:
                  my-model: {input: 1.5, output: "2"}
                shutdown: {drain: 5s}
                """, "config.yaml");

        assertThat(config.listen()).isEqualTo(new Config.Listen("::1", 9000));
        assertThat(config.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(config.adminUids()).containsExactly(1001, 1002);
        assertThat(config.upstreams().claude().baseUrl()).isEqualTo("http://127.0.0.1:1");
        assertThat(config.mirrorPool().token()).isEqualTo("secret-of-the-minter");
        assertThat(config.mirrorPool()).asString().doesNotContain("secret-of-the-minter");
        assertThat(config.timeouts().connect()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.timeouts().idle()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.prices().get("my-model").get("input").dollars()).isEqualByComparingTo("1.5");
        assertThat(config.limits().refusesUnpriced()).isFalse();
        assertThat(config.drain()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lisen: 127.0.0.1:1           | line 1, column 1 | unknown key 'lisen'",
                "listen: nonsense             | line 1, column 9 | is no address",
                "listen: 127.0.0.1:70000      | line 1           | is no address",
                "listen: 127.0.0.1:-1         | line 1           | is no address",
                "listen: 0.0.0.0:8787         | line 1           | in the clear",
                "listen: [a]                  | line 1           | needs one value",
                "time_zone: Mars/Olympus      | line 1           | time_zone",
                "max_connections: many        | line 1, column 18| whole number from 1",
                "max_connections: 0           | line 1           | whole number from 1",
                "max_connections: 99999999999 | line 1           | whole number from 1",
                "max_connections: 1.5         | line 1           | whole number from 1",
                "allow_plaintext: perhaps     | line 1           | neither true nor false",
                "timeouts: {connect: soon}    | line 1           | is not a length of time",
                "timeouts: {connect: -5s}     | line 1           | is not a length of time",
                "timeouts: {connect: 400d}    | line 1           | is not a length of time",
                "timeouts: 5                  | line 1           | needs 'key: value' lines",
                "timeouts: {conect: 5s}       | line 1           | unknown key 'timeouts.conect'",
                "limits: {unpriced: maybe}    | line 1           | is not known",
                "usage: {durability: maybe}   | line 1           | is not known",
                "mirror_pool: {enabled: true} | line 1           | no endpoint",
                "upstreams: {claude: {base_url: 'ftp://x'}}         | line 1 | no http(s) URL",
                "upstreams: {claude: {base_url: 'http://u:p@h/'}}   | line 1 | no http(s) URL",
                "upstreams: {claud: {}}       | line 1           | unknown key 'upstreams.claud'",
                "tls: {certificate: /x}       | config.yaml      | TLS needs both files",
                "language: klingon            | line 1           | is not known",
                "admin_uids: [root]           | line 1           | is no user id",
                "prices: {m: {input: cheap}}  | line 1           | prices.m.input",
                "prices: {m: {inptu: 1}}      | line 1           | unknown key 'prices.m.inptu'",
                "mirror_pool: {token: '${X}'} | line 1           | not expanded",
                "listen: a: b                 | line 1           | config.yaml",
                "just text                    | line 1           | expected 'key: value'",
                "[1, 2]                       | line 1           | expected 'key: value'",
            })
    void aBrokenFileIsRefusedWithLineAndReason(String text, String where, String what) {
        assertThatThrownBy(() -> ConfigReader.read(text, "config.yaml"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> ConfigReader.read("max_connections: 5\nmax_connections: 6\n", "config.yaml"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void aTabIsRefusedWithItsLine() {
        assertThatThrownBy(() -> ConfigReader.read("timeouts:\n\tconnect: 5s\n", "config.yaml"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((before + ", ").repeat(9))
                    .append(before)
                    .append("]\n");
        }
        assertThatThrownBy(() -> ConfigReader.read(bomb.toString(), "config.yaml"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("config.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> ConfigReader.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws Exception {
        Path file = Files.createDirectory(folder.resolve("config.yaml"));
        assertThatThrownBy(() -> ConfigReader.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not a file");
    }

    @Test
    void aHugeFileIsRefused() throws Exception {
        Path file = Files.write(
                folder.resolve("config.yaml"), "#".repeat(Yaml.MAX_BYTES + 1).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> ConfigReader.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1 MiB");
    }

    @Test
    void aTokenIsReadFromItsOwnFile() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "from-a-file\n");
        Config config = ConfigReader.read(
                "mirror_pool: {enabled: true, endpoint: 'http://127.0.0.1:1', token_file: " + token + "}",
                "config.yaml");
        assertThat(config.mirrorPool().token()).isEqualTo("from-a-file");
    }
}
