package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Eventually;
import ccapi.shared.account.AccountType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// C165: whatever a token endpoint answers, the stored refresh token is only ever replaced by a new one.
@Proves(value = Promise.P17, measured = "44 answers: the token stays")
class RefreshAnswersTest {
    private static final String AT = "\"access_token\":\"sk-ant-oat01-new\"";

    @TempDir
    Path folder;

    private PoolFixture accounts;

    @BeforeEach
    void open() throws Exception {
        accounts = new PoolFixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        accounts.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "{}",
                        "\"text\"",
                        "42",
                        "{\"access_token\":null}",
                        "{\"access_token\":\"\"}",
                        "{\"access_token\":\"  \",\"refresh_token\":\"\"}",
                        "{\"access_token\":17,\"refresh_token\":[]}",
                        "{\"access_token\":{\"a\":1},\"refresh_token\":null}",
                        "{\"access_token\":\"sk-ant-oat01-new",
                        "{\"access_token\":\"x\",\"refresh_token\":\"y\"",
                        "<!DOCTYPE html><html>captive portal</html>",
                        "access_token=x&refresh_token=y",
                        "{\"error\":\"temporarily_unavailable\"}",
                        "{\"error\":{\"message\":\"try later\"}}",
                        "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"m\"}}",
                        "{\"x\":\"" + "y".repeat(10_000_000) + "\"}")
                .map(body -> Arguments.of(200, body));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(500, "{}"),
                Arguments.of(502, "<html>bad gateway</html>"),
                Arguments.of(503, ""),
                Arguments.of(429, "{\"error\":\"rate_limited\"}"),
                Arguments.of(302, ""),
                Arguments.of(403, "<html>Just a moment...</html>"),
                Arguments.of(400, "{\"error\":\"invalid_request\"}"),
                Arguments.of(401, "{\"error\":\"invalid_client\"}"),
                Arguments.of(404, "<html>not found</html>"),
                Arguments.of(500, "{" + AT + ",\"refresh_token\":\"sk-ant-ort01-stolen\"}"));
    }

    @ParameterizedTest
    @MethodSource({"malformed", "refused"})
    void answerWithoutATokenErasesNothingAndIsNotFinal(int status, String body) throws Exception {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, "a", "old", accounts.oauth.login("a"), accounts.clock.instant());
        Secret stored = accounts.seat("a").login().refresh();
        accounts.oauth.next(Canned.json(status, body));
        accounts.none(accounts.wanted("claude-sonnet-5"));
        assertThat(accounts.seat("a").login().refresh()).isEqualTo(stored);
        assertThat(accounts.seat("a").refreshState()).isNotEqualTo(RefreshState.NEEDS_LOGIN);
        accounts.restart();
        assertThat(accounts.seat("a").login().refresh()).isEqualTo(stored);
        accounts.clock.step(Duration.ofMinutes(20));
        accounts.pool.tick();
        Eventually.holds(
                "the next refresh mends it", () -> accounts.oauth.refreshes() == 1 && !accounts.pool.isRefreshing());
        assertThat(accounts.serves(accounts.wanted("claude-sonnet-5"))).isEqualTo("a");
    }

    static Stream<Arguments> withoutRotation() {
        return Stream.of(
                        "{" + AT + "}",
                        "{" + AT + ",\"refresh_token\":null}",
                        "{" + AT + ",\"refresh_token\":\"\"}",
                        "{" + AT + ",\"refresh_token\":\"   \"}",
                        "{" + AT + ",\"refresh_token\":5}",
                        "{" + AT + ",\"refresh_token\":[\"x\"]}",
                        "{" + AT + ",\"expires_in\":0}",
                        "{" + AT + ",\"expires_in\":-1}",
                        "{" + AT + ",\"expires_in\":1e18}",
                        "{" + AT + ",\"expires_in\":\"28800\"}",
                        "{" + AT + ",\"expires_in\":\"soon\"}",
                        "{" + AT + ",\"expires_in\":{}}")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("withoutRotation")
    void answerWithOnlyAnAccessTokenKeepsTheRefreshToken(String body) throws Exception {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, "a", "old", accounts.oauth.login("a"), accounts.clock.instant());
        Secret stored = accounts.seat("a").login().refresh();
        accounts.oauth.next(Canned.json(200, body));
        assertThat(accounts.serves(accounts.wanted("claude-sonnet-5"))).isEqualTo("a");
        accounts.restart();
        Login login = accounts.seat("a").login();
        assertThat(login.refresh()).isEqualTo(stored);
        assertThat(login.access()).isEqualTo(new Secret("sk-ant-oat01-new"));
        Duration life = Duration.between(accounts.clock.instant(), login.expiresAt());
        assertThat(life).isIn(Duration.ofHours(1), Duration.ofHours(8));
    }

    @Test
    void tokenThatHardlyLivesIsRenewedInItsTimeAndNotWithEachRequest() throws Exception {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, "a", "old", accounts.oauth.login("a"), accounts.clock.instant());
        accounts.oauth.expiresIn(10);
        for (int second = 0; second < 30; second++) {
            assertThat(accounts.serves(accounts.wanted("claude-sonnet-5"))).isEqualTo("a");
            accounts.clock.step(Duration.ofSeconds(1));
        }
        assertThat(accounts.oauth.refreshes()).isEqualTo(4);
    }

    @Test
    void rotatedTokenIsKeptAlsoWhenTheAccessTokenIsMissing() throws Exception {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, "a", "old", accounts.oauth.login("a"), accounts.clock.instant());
        accounts.oauth.next(Canned.json(200, "{\"refresh_token\":\"" + accounts.oauth.login("b") + "\"}"));
        accounts.none(accounts.wanted("claude-sonnet-5"));
        accounts.restart();
        assertThat(accounts.seat("a").login().refresh()).isEqualTo(new Secret("rt-fake-b-0"));
        assertThat(accounts.seat("a").login().access()).isEqualTo(new Secret("old"));
    }

    @Test
    void answerCutAfterItsLastByteIsNotLost() throws Exception {
        accounts.addOauth(AccountType.CLAUDE_OAUTH, "a", "old", accounts.oauth.login("a"), accounts.clock.instant());
        String body = "{" + AT + ",\"refresh_token\":\"sk-ant-ort01-new\",\"expires_in\":28800}";
        Answer cut = (_, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n" + body);
            wire.close();
        };
        accounts.oauth.next(cut);
        assertThat(accounts.serves(accounts.wanted("claude-sonnet-5"))).isEqualTo("a");
        assertThat(accounts.seat("a").login().refresh()).isEqualTo(new Secret("sk-ant-ort01-new"));
    }
}
