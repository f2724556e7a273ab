package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.Health;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The way of a minted token through the whole house: config, mint, account, a translated request, its usage row.
class MintedAccountServesTest {
    @Test
    void aMintedAccountServesATranslatedRequest() throws Exception {
        try (FakeOAuth oauth = FakeOAuth.start();
                FakeUpstream codex = FakeUpstream.start();
                TestDaemon daemon = TestDaemon.start(upstreams(codex, oauth))) {
            assertThat(daemon.admin().mirror().status().state()).isEqualTo("disabled");
            mint(daemon, codex, oauth);
            String key = daemon.createKey("me");
            HttpResponse<String> answer = ask(daemon, key);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("event: message_start", "event: message_stop");
            assertThat(codex.credentials())
                    .containsExactly(oauth.tokens("mirror-7-1").access());
            assertBooked(daemon.admin());
            // the minter has gone meanwhile: what was minted goes on
            assertThat(daemon.admin().mirror().status().state()).isEqualTo("unreachable");
        }
    }

    private static void mint(TestDaemon daemon, FakeUpstream codex, FakeOAuth oauth) throws IOException {
        try (FakeMinter minter = FakeMinter.start("minter-token", oauth)) {
            minter.account(7, "ann@example.com", "plus", 1, "正常", "2026-11-24T09:00:00Z");
            enable(daemon, minter, upstreams(codex, oauth));
            AdminClient admin = daemon.admin();
            assertThat(admin.status().reload().applied()).contains("mirror_pool");
            assertThat(admin.mirror().status().state()).isEqualTo("reachable");
            assertThat(admin.mirror()
                            .mint(new MintRequest("ann@example.com", false))
                            .ccapiAccountName())
                    .isEqualTo("codex-ann");
        }
    }

    private static void assertBooked(AdminClient admin) {
        RequestEntry row =
                admin.usage().requests(UsageQuery.range("24h")).items().getFirst();
        assertThat(row.accountName()).isEqualTo("codex-ann");
        assertThat(row.outcome()).isEqualTo("ok");
        Account account = admin.accounts().list().getFirst();
        assertThat(account.health()).isEqualTo(Health.HEALTHY);
        assertThat(account.source()).isEqualTo("mirror:7");
        assertThat(account.priority()).isEqualTo(20);
        assertThat(account.maxConcurrency()).isEqualTo(3);
    }

    private static String upstreams(FakeUpstream codex, FakeOAuth oauth) {
        return """
                upstreams:
                  codex: {base_url: "%s", token_url: "%s"}
                """.formatted(codex.url(), oauth.codexUrl());
    }

    private static void enable(TestDaemon daemon, FakeMinter minter, String upstreams) throws IOException {
        Files.writeString(daemon.home().configFile(), """
                listen: 127.0.0.1:0
                mirror_pool: {enabled: true, endpoint: "%s", token: minter-token, priority: 20, concurrency: 3}
                """.formatted(minter.url()) + upstreams);
    }

    private static HttpResponse<String> ask(TestDaemon daemon, String key) throws Exception {
        String body = """
                {"model":"gpt-5.2","max_tokens":50,"stream":true,"messages":[{"role":"user","content":"hi"}]}""";
        HttpRequest request = HttpRequest.newBuilder(URI.create(daemon.baseUrl() + "/v1/messages"))
                .header("x-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
