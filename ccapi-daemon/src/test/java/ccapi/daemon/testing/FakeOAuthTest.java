package ccapi.daemon.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class FakeOAuthTest {
    private static RawAnswer refresh(String url, String token) throws IOException {
        URI uri = URI.create(url);
        try (RawClient client = RawClient.tcp(uri.getPort())) {
            return client.send(RawClient.post(uri.getPath(), "", "{\"refresh_token\":\"" + token + "\"}"))
                    .answer();
        }
    }

    @Test
    void rotatesATokenAndNoticesItsReuse() throws IOException {
        try (FakeOAuth oauth = FakeOAuth.start()) {
            String first = oauth.login("ann");
            RawAnswer answer = refresh(oauth.claudeUrl(), first);
            assertThat(answer.json().path("access_token").asText())
                    .isEqualTo(oauth.tokens("ann").access());
            assertThat(answer.json().path("refresh_token").asText()).isNotEqualTo(first);
            assertThat(refresh(oauth.claudeUrl(), first).text()).contains("invalid_grant");
            assertThat(refresh(oauth.codexUrl(), first).text()).contains("refresh_token_reused");
            assertThat(oauth.refreshes()).isOne();
            assertThat(oauth.reuses()).isEqualTo(2);
        }
    }

    @Test
    void rotatesAlsoWhenTheAnswerIsLost() throws IOException {
        try (FakeOAuth oauth = FakeOAuth.start().loseAnswers(1)) {
            String first = oauth.login("bob");
            assertThatThrownBy(() -> refresh(oauth.codexUrl(), first)).isInstanceOf(EOFException.class);
            assertThat(oauth.tokens("bob").refresh()).isNotEqualTo(first);
            assertThat(refresh(oauth.codexUrl(), first).status()).isEqualTo(401);
        }
    }

    @Test
    void mintsATokenThatWorksOnce() throws IOException {
        try (FakeOAuth oauth = FakeOAuth.start();
                FakeMinter minter = FakeMinter.start("secret", oauth).account(7, "a@x", "plus", 1, "正常", 0);
                RawClient client = RawClient.tcp(URI.create(minter.url()).getPort())) {
            assertThat(client.send(RawClient.get("/accounts", "secret"))
                            .answer()
                            .json()
                            .path("accounts"))
                    .hasSize(1);
            RawAnswer mint = client.send(RawClient.post("/mint", "secret", "{\"id\":\"7\"}"))
                    .answer();
            assertThat(mint.json().path("ok").asBoolean()).isTrue();
            assertThat(refresh(
                                    oauth.codexUrl(),
                                    mint.json().path("refresh_token").asText())
                            .status())
                    .isEqualTo(200);
            assertThat(client.send(RawClient.get("/health", "wrong")).answer().status())
                    .isEqualTo(401);
            assertThat(minter.minted()).containsExactly("7");
        }
    }
}
