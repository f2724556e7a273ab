package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.Health;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.account.RouteCandidate;
import ccapi.shared.account.Session;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import ccapi.shared.status.AuditEntry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The admin calls about accounts, through the socket of a whole daemon.
class AccountRoutesTest {
    private TestDaemon daemon;
    private AccountsApi accounts;

    @BeforeEach
    void start() {
        daemon = TestDaemon.start();
        accounts = daemon.admin().accounts();
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void accountIsAddedChangedAndRemovedAndEachStepIsWrittenDown() {
        Account added = accounts.add(new AddAccount(
                "main",
                AccountType.CLAUDE_API,
                "sk-ant-api-canary",
                null,
                10,
                4,
                Map.of("claude-x", "y"),
                List.of("claude-*"),
                "n",
                null));
        assertThat(added.id()).startsWith("acc_");
        assertThat(added.health()).isEqualTo(Health.UNKNOWN);
        assertThat(added.source()).isEqualTo("manual");
        assertThat(added.maxConcurrency()).isEqualTo(4);
        Account edited = accounts.edit(
                "main", new EditAccount("renamed", 20, 0, "http://127.0.0.1:9/v2", Map.of(), List.of(), "", null));
        assertThat(edited.name()).isEqualTo("renamed");
        assertThat(edited.baseUrl()).isEqualTo("http://127.0.0.1:9/v2");
        assertThat(edited.modelMap()).isEmpty();
        assertThat(accounts.edit(
                                added.id(),
                                new EditAccount(null, null, null, "", null, null, null, "sk-ant-api-canary-2"))
                        .baseUrl())
                .isNull();
        assertThat(accounts.disable("renamed").health()).isEqualTo(Health.DISABLED);
        assertThat(accounts.enable("renamed").enabled()).isTrue();
        assertThat(accounts.drain("renamed").draining()).isTrue();
        assertThat(accounts.undrain("renamed").draining()).isFalse();
        assertThat(accounts.clear("renamed").name()).isEqualTo("renamed");
        accounts.remove("renamed");
        assertThat(accounts.list()).isEmpty();
        List<AuditEntry> acts = daemon.admin().status().audit(20);
        assertThat(acts.reversed())
                .extracting(AuditEntry::verb)
                .containsExactly(
                        "account.add",
                        "account.edit",
                        "account.credential",
                        "account.disable",
                        "account.enable",
                        "account.drain",
                        "account.undrain",
                        "account.clear",
                        "account.remove");
        assertThat(acts.toString()).doesNotContain("canary");
    }

    @Test
    void mistakesAreRefusedWithWhatToDo() {
        daemon.addAccount("main", AccountType.CLAUDE_API, "sk-ant-api-1");
        assertRefused(
                ProblemCode.CONFLICT,
                "named 'main' already",
                () -> daemon.addAccount("main", AccountType.CLAUDE_API, "k"));
        assertRefused(ProblemCode.NOT_FOUND, "no account 'nobody'", () -> accounts.show("nobody"));
        assertRefused(
                ProblemCode.INVALID,
                "cannot be used",
                () -> accounts.edit("main", new EditAccount(null, null, null, "ftp://x", null, null, null, null)));
        assertRefused(ProblemCode.INVALID, "has no refresh token", () -> accounts.refresh("main"));
        assertRefused(ProblemCode.NOT_FOUND, "no conversation 'ses_x'", () -> accounts.unpinSession("ses_x"));
        assertRefused(
                ProblemCode.INVALID,
                "model name or pattern",
                () -> accounts.edit(
                        "main", new EditAccount(null, null, null, null, Map.of("a b", "c"), null, null, null)));
        String login = "{\"access_token\":\"at\",\"refresh_token\":\"rt\",\"expires_at\":\"2100-01-01T00:00:00Z\"}";
        daemon.addAccount("oauth", AccountType.CLAUDE_OAUTH, login);
        assertRefused(
                ProblemCode.CONFLICT,
                "'oauth' has this login already",
                () -> daemon.addAccount("twin", AccountType.CLAUDE_OAUTH, login));
    }

    @Test
    void importTakesTheNameOfTheLoginAndNeverCollides() {
        String file =
                "{\"claudeAiOauth\":{\"accessToken\":\"sk-ant-oat01-%s\",\"refreshToken\":\"sk-ant-ort01-%s\",\"expiresAt\":4102444800000}}";
        assertThat(accounts.importFrom(
                                new ImportAccount("claude-credentials", file.formatted("a", "a"), null, null, null))
                        .name())
                .isEqualTo("claude");
        assertThat(accounts.importFrom(
                                new ImportAccount("claude-credentials", file.formatted("b", "b"), null, null, null))
                        .name())
                .isEqualTo("claude-2");
        assertThat(accounts.list()).extracting(Account::source).containsOnly("claude-credentials");
    }

    @Test
    void routeSaysWhoWouldServeAndWhyTheOthersNot() {
        daemon.addAccount("first", AccountType.CLAUDE_API, "sk-ant-api-1");
        daemon.addAccount("second", AccountType.CLAUDE_API, "sk-ant-api-2");
        accounts.edit("first", new EditAccount(null, 10, null, null, null, null, null, null));
        accounts.disable("second");
        assertThat(accounts.route("claude-sonnet-5", null))
                .containsExactly(
                        new RouteCandidate(
                                "first", AccountType.CLAUDE_API, true, 1, "priority 10, head-room 100 %, 0 in flight"),
                        new RouteCandidate("second", AccountType.CLAUDE_API, false, 0, "disabled"));
        assertRefused(ProblemCode.NOT_FOUND, "nobody", () -> accounts.route("claude-sonnet-5", "nobody"));
    }

    @Test
    void conversationsAreListedMovedAndUnpinned() throws Exception {
        daemon.addAccount("a", AccountType.CLAUDE_API, "sk-ant-api-1");
        String key = daemon.createKey("me");
        ask(key);
        daemon.addAccount("b", AccountType.CLAUDE_API, "sk-ant-api-2");
        Session session = accounts.sessions().getFirst();
        assertThat(session.account()).isEqualTo("a");
        assertThat(session.key()).isEqualTo("me");
        assertThat(session.source()).isEqualTo("session-header");
        assertThat(accounts.moveSession(session.id(), "b").account()).isEqualTo("b");
        ask(key);
        assertThat(accounts.show("b").account().lastUsed()).isNotNull();
        assertThat(accounts.show("b").sessions()).isEqualTo(1);
        accounts.unpinSession(session.id());
        assertThat(accounts.sessions()).isEmpty();
    }

    @Proves(Promise.P37)
    @Test
    void noAnswerOfTheAdminSideHoldsASecret() throws Exception {
        String canary = "canary0123456789";
        daemon.addAccount("key", AccountType.CLAUDE_API, "sk-ant-api-" + canary);
        daemon.addAccount(
                "pair",
                AccountType.CLAUDE_OAUTH,
                "{\"access_token\":\"sk-ant-oat01-" + canary + "\",\"refresh_token\":\"sk-ant-ort01-" + canary
                        + "\",\"expires_at\":\"2100-01-01T00:00:00Z\"}");
        String all = new String(
                Json.bytes(List.of(
                        accounts.list(),
                        accounts.show("key"),
                        accounts.show("pair"),
                        daemon.admin().status().audit(10))),
                StandardCharsets.UTF_8);
        assertThat(all).doesNotContain(canary);
        daemon.stopKeepingFolder();
        for (String file : List.of("ccapi.db", "ccapi.db-wal")) {
            try (var found = Files.find(daemon.folder(), 5, (path, _) -> path.endsWith(file))) {
                for (var path : found.toList()) {
                    assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                            .doesNotContain(canary);
                }
            }
        }
    }

    private void ask(String key) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(daemon.baseUrl() + "/v1/messages"))
                    .header("x-api-key", key)
                    .header("x-claude-code-session-id", "0f8fad5b-d9cb-469f-a165-70867728950e")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"claude-sonnet-5\",\"max_tokens\":5,"
                            + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private static void assertRefused(ProblemCode code, String words, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
