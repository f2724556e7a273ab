package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.secret.Secret;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    private static final Instant END = Instant.parse("2026-11-24T18:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"1795543200", "1795543200000", "\"1795543200\"", "\"2026-11-24T18:00:00Z\"", "1795543200.0"})
    void endOfATokenIsReadInEveryForm(String expiresAt) {
        Login login = Login.parse(
                AccountType.CLAUDE_OAUTH,
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_at\":" + expiresAt + "}");
        assertThat(login.expiresAt()).isEqualTo(END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "-1", "\"soon\"", "{}", "\"\""})
    void endThatMakesNoSenseIsUnknown(String expiresAt) {
        Login login =
                Login.parse(AccountType.CLAUDE_OAUTH, "{\"access_token\":\"a\",\"expires_at\":" + expiresAt + "}");
        assertThat(login.expiresAt()).isNull();
        assertThat(login.isLive(END)).isTrue();
    }

    @Test
    void bareSecretsAreKeysSetupTokensOrRefreshTokens() {
        assertThat(Login.parse(AccountType.CLAUDE_API, " sk-ant-api03-x\n").access())
                .isEqualTo(new Secret("sk-ant-api03-x"));
        assertThat(Login.parse(AccountType.OPENAI_API, "anything").refresh()).isNull();
        assertThat(Login.parse(AccountType.CLAUDE_OAUTH, "sk-ant-oat01-x").refresh())
                .isNull();
        assertThat(Login.parse(AccountType.CLAUDE_OAUTH, "sk-ant-ort01-x").access())
                .isNull();
        assertThat(Login.parse(AccountType.CODEX, "rt_x").refresh()).isEqualTo(new Secret("rt_x"));
        assertThat(Login.parse(AccountType.CODEX, jwt("{\"exp\":1795543200}")).expiresAt())
                .isEqualTo(END);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude-api|sk-ant-oat01-canary|use --type claude-oauth",
                "claude-api|{\"access_token\":\"canary\"}|give the bare key",
                "claude-oauth|sk-ant-api03-canary|setup token",
                "claude-oauth|{\"token\":\"canary\"}|a refresh_token alone is enough",
                "claude-oauth|{\"access_token\":\"canary\"|with its braces",
                "openai-api|sk canary|on one line"
            })
    void whatCannotBeTheCredentialIsRefusedWithoutRepeatingIt(String type, String secret, String hint) {
        assertThatThrownBy(() -> Login.parse(AccountType.of(type), secret))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().hint()).contains(hint);
                    assertThat(refusal.problem().toString()).doesNotContain("canary");
                    assertThat(refusal.getCause()).isNull();
                });
    }

    @Test
    void refreshIsDueAtFourFifthsOfTheLife() {
        Login known = new Login(new Secret("a"), new Secret("r"), END, END.minus(Duration.ofHours(10)), null);
        assertThat(known.dueAt()).isEqualTo(END.minus(Duration.ofHours(2)));
        Login guessed = new Login(new Secret("a"), new Secret("r"), END, null, null);
        assertThat(guessed.dueAt()).isEqualTo(END.minus(Duration.ofMinutes(96)));
        assertThat(new Login(null, new Secret("r"), null, null, null).dueAt()).isEqualTo(Instant.EPOCH);
        assertThat(new Login(new Secret("a"), new Secret("r"), null, null, null).dueAt())
                .isNull();
        assertThat(new Login(new Secret("a"), null, END, null, null).dueAt()).isNull();
    }

    @Test
    void whatIsStoredReadsBackTheSame() {
        Login login = new Login(new Secret("a"), new Secret("r"), END, END.minusSeconds(5), null);
        assertThat(Login.stored(login.toSecret())).isEqualTo(login);
        assertThat(login.toString()).doesNotContain("=a,", "=r,");
    }

    @Test
    void codexAuthFileTellsWhoseItIs() {
        String claims =
                "{\"email\":\"me@example.org\",\"https://api.openai.com/auth\":{\"chatgpt_account_id\":\"acc-1\","
                        + "\"chatgpt_plan_type\":\"pro\",\"chatgpt_user_id\":\"u-1\"}}";
        Imports found = Imports.read(new ImportAccount(
                "codex-auth",
                "{\"OPENAI_API_KEY\":null,\"tokens\":{\"id_token\":\"" + jwt(claims)
                        + "\",\"access_token\":\"at\",\"refresh_token\":\"rt\",\"account_id\":\"acc-1\"}}",
                null,
                null,
                null));
        assertThat(found.holder()).isEqualTo(new Holder("acc-1", "u-1", "me@example.org", "pro"));
        assertThat(found.account().name()).isEqualTo("me@example.org");
        assertThat(found.account().source()).isEqualTo("codex-auth");
        assertThat(Login.parse(AccountType.CODEX, found.account().secret()).refresh())
                .isEqualTo(new Secret("rt"));
    }

    @Test
    void claudeCredentialsFileIsRead() {
        Imports found = Imports.read(new ImportAccount(
                "claude-credentials",
                "{\"claudeAiOauth\":{\"accessToken\":\"sk-ant-oat01-a\",\"refreshToken\":\"sk-ant-ort01-r\","
                        + "\"expiresAt\":1795543200000,\"scopes\":[\"user:inference\"],\"subscriptionType\":\"max\"}}",
                "mine",
                10,
                3));
        assertThat(found.account().name()).isEqualTo("mine");
        assertThat(found.holder().plan()).isEqualTo("max");
        assertThat(Login.parse(AccountType.CLAUDE_OAUTH, found.account().secret())
                        .expiresAt())
                .isEqualTo(END);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codex-auth|{}|codex login",
                "claude-credentials|{\"claudeAiOauth\":{}}|log in",
                "codex-auth|canary|as the tool left it",
                "keychain|{}|codex-auth or claude-credentials"
            })
    void fileWithoutALoginIsRefused(String format, String content, String hint) {
        assertThatThrownBy(() -> Imports.read(new ImportAccount(format, content, null, null, null)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().hint()).contains(hint));
    }

    private static String jwt(String claims) {
        return "eyJhbGciOiJub25lIn0."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".sig";
    }
}
