package ccapi.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.problem.Refusal;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @MethodSource("ccapi.daemon.config.BrokenConfig#all")
    void aBrokenFileIsRefusedWithLineAndReason(BrokenConfig broken) throws Exception {
        Path file = Files.write(folder.resolve("config.yaml"), broken.bytes());
        assertThatThrownBy(() -> ConfigReader.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file + " " + broken.where())
                .hasMessageContaining(broken.reason());
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws Exception {
        Path file = Files.createDirectory(folder.resolve("config.yaml"));
        assertThatThrownBy(() -> ConfigReader.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not a file");
    }

    /// C161
    @ParameterizedTest
    @ValueSource(longs = {Yaml.MAX_BYTES + 1, 100 << 20})
    void aHugeFileIsRefused(long bytes) throws Exception {
        Path path = folder.resolve("config.yaml");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        assertThatThrownBy(() -> ConfigReader.read(path))
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
