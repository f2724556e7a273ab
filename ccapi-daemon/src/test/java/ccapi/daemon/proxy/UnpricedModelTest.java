package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.RouteCandidate;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.RequestEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A limit on money means nothing for a model whose price nobody knows, so such a key gets none of
/// them. Bad input 123.
class UnpricedModelTest {
    /// J123
    @Test
    void aKeyWithAMoneyLimitGetsPricedModelsOnly() throws IOException {
        try (Rig rig = Rig.start()) {
            String limited = limitedKey(rig);

            RawAnswer answer = ask(rig, limited, "claude-fable-5-2");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().at("/error/type").asText()).isEqualTo("permission_error");
            assertThat(answer.json().at("/error/message").asText())
                    .contains("this key has a money limit, and nobody knows what this model costs");
            assertThat(answer.header("x-should-retry")).isEqualTo("false");
            assertThat(rig.upstream().requests()).isEmpty();
            RequestEntry row = rig.awaitRow(1);
            assertThat(row.outcome()).isEqualTo("refused");
            assertThat(row.error()).contains("claude-fable-5-2 has no price", "key limited a money limit");
            assertThat(row.costUsd()).isEqualTo(Usd.ZERO);
            assertThat(rig.admin().accounts().route("claude-fable-5-2", "limited"))
                    .extracting(RouteCandidate::reason)
                    .first()
                    .asString()
                    .contains("has no price");

            assertThat(ask(rig, limited, Rig.MODEL).status()).isEqualTo(200);
            assertThat(ask(rig, rig.key(), "claude-fable-5-2").status()).isEqualTo(200);
            assertThat(rig.awaitRow(3).costUsd()).isNull();
        }
    }

    @Test
    void whatTheAccountCallsTheModelIsWhatIsPaidFor() throws IOException {
        try (Rig rig = Rig.start()) {
            mapped(rig, "mapped", "claude-fable-5-2", Rig.MODEL);
            assertThat(ask(rig, limitedKey(rig), "claude-fable-5-2").status()).isEqualTo(200);
            assertThat(rig.awaitRow(1).accountName()).isEqualTo("mapped");
        }
    }

    @Test
    void aTierThatIsNotSoldHasNoPriceEither() throws IOException {
        try (Rig rig = Rig.start()) {
            rig.account("openai", AccountType.OPENAI_API, "/v1", 1, "gpt-*");
            String limited = limitedKey(rig);

            RawAnswer answer = chat(rig, limited, "gpt-5-nano", "priority");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().at("/error/message").asText()).contains("what this model costs in tier priority");
            assertThat(rig.upstream().requests()).isEmpty();
            assertThat(chat(rig, limited, "gpt-5-nano", "flex").status()).isEqualTo(200);
            assertThat(chat(rig, rig.key(), "gpt-5-nano", "priority").status()).isEqualTo(200);
        }
    }

    @Test
    void aNameThatOnlyAccountsKnowSetsAsideWhatTheDearestOfThemCosts() throws IOException {
        try (Rig rig = Rig.start("prices: {cheap: {input: 1, output: 2}, dear: {input: 1, output: 20000}}")) {
            mapped(rig, "first-mapped", "alias", "cheap");
            mapped(rig, "other-mapped", "alias", "dear");
            Gate gate = new Gate();
            rig.upstream().next(Reply.text("late").withGate(-1, gate));
            try (RawClient client = rig.client().send(request(rig.key(), "alias"))) {
                gate.awaitArrival();
                // 50 tokens of answer are a dollar at the dearer one
                assertThat(rig.admin().keys().list().getFirst().reserved()).isBetween(Usd.of("1"), Usd.of("1.01"));
                gate.open();
                assertThat(client.answer().status()).isEqualTo(200);
            }
            rig.awaitQuiet();
            assertThat(rig.admin().keys().list().getFirst().reserved()).isEqualTo(Usd.ZERO);
        }
    }

    private static void mapped(Rig rig, String name, String model, String as) {
        rig.admin()
                .accounts()
                .add(new AddAccount(
                        name,
                        AccountType.CLAUDE_API,
                        name,
                        rig.upstream().url(),
                        9,
                        null,
                        Map.of(model, as),
                        List.of(model, "claude-*"),
                        null,
                        null));
    }

    private static RawAnswer chat(Rig rig, String key, String model, String tier) throws IOException {
        String body = "{\"model\":\"" + model + "\",\"service_tier\":\"" + tier + "\",\"messages\":[]}";
        try (RawClient client = rig.client()) {
            return client.send(RawClient.post("/v1/chat/completions", key, body))
                    .answer();
        }
    }

    @Test
    void theOperatorMayAllowThemOrSetAPrice() throws IOException {
        try (Rig rig = Rig.start("limits: {unpriced: allow}")) {
            assertThat(ask(rig, limitedKey(rig), "claude-fable-5-2").status()).isEqualTo(200);
        }
        try (Rig rig = Rig.start("prices: {claude-fable-5-2: {input: 1, output: 2}}")) {
            assertThat(ask(rig, limitedKey(rig), "claude-fable-5-2").status()).isEqualTo(200);
        }
    }

    private static String limitedKey(Rig rig) {
        return rig.admin()
                .keys()
                .create(new CreateKey("limited", null, Usd.of("5"), null, null, null, null, null, null))
                .key();
    }

    private static RawAnswer ask(Rig rig, String key, String model) throws IOException {
        try (RawClient client = rig.client()) {
            return client.send(request(key, model)).answer();
        }
    }

    private static String request(String key, String model) {
        return RawClient.post("/v1/messages", key, Rig.body(false).replace(Rig.MODEL, model));
    }
}
