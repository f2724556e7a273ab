package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.HandClock;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// An invoice made by hand, one line for each rule of billing, beside what a daemon books when an upstream answers so.
class InvoiceTest {
    private static final String MESSAGES = "/v1/messages";
    private static final String RESPONSES = "/v1/responses";
    private static final String CHAT = "/v1/chat/completions";

    /// One request.
    ///
    /// @param at   when it is made
    /// @param cost in US$, `null` for unpriced
    private record Line(
            String at,
            String path,
            String model,
            Answer answer,
            @Nullable String cost) {}

    private static final Answer EVERY_KIND = messages("claude-sonnet-5-5", """
            "input_tokens":1200,"cache_read_input_tokens":60000,"cache_creation_input_tokens":1200,
            "cache_creation":{"ephemeral_5m_input_tokens":800,"ephemeral_1h_input_tokens":400},
            "output_tokens":345""");

    private static final List<Line> INVOICE = List.of(
            // every kind of Claude's tokens: 1200 x 2 + 345 x 10 + 60000 x 0.1 + 800 x 2.5 + 400 x 4 = 15450
            // micro-dollars
            new Line("2026-11-24T10:00:00Z", MESSAGES, "claude-sonnet-5-5", EVERY_KIND, "0.01545"),
            // the same a day before reading the cache became cheaper: 60000 x 0.2
            new Line("2026-10-06T10:00:00Z", MESSAGES, "claude-sonnet-5-5", EVERY_KIND, "0.02145"),
            // writes of no stated life are of 5 minutes, and the model that answered counts, its date left out:
            // 10 x 1 + 1000 x 1.25 + 20 x 5
            new Line(
                    "2026-11-24T10:01:00Z",
                    MESSAGES,
                    "claude-opus-5-5",
                    messages("claude-haiku-4-5-20991231", """
                            "input_tokens":10,"cache_creation_input_tokens":1000,"output_tokens":20"""),
                    "0.00136"),
            // a prompt of 100001 tokens, more than 100000: 50000 x 0.5 + 1000 x 2.5 + 50000 x 0.05 + 1 x 0.625
            new Line(
                    "2026-11-24T10:02:00Z",
                    MESSAGES,
                    "claude-haiku-5-5",
                    messages("claude-haiku-5-5", """
                            "input_tokens":50000,"cache_read_input_tokens":50000,"cache_creation_input_tokens":1,
                            "output_tokens":1000"""),
                    "0.030000625"),
            // served in the US only: (1000 x 4 + 100 x 20) x 1.1
            new Line("2026-11-24T10:03:00Z", MESSAGES, "claude-opus-5-5", messages("claude-opus-5-5", """
                            "input_tokens":1000,"output_tokens":100,"inference_geo":"us\""""), "0.0066"),
            // fast: 1000 x 8 + 100 x 40, the cache dearer as the input: 2000 x 0.4 + 300 x 10 + 200 x 16
            new Line("2026-11-24T10:04:00Z", MESSAGES, "claude-opus-5-5", messages("claude-opus-5-5", """
                            "input_tokens":1000,"cache_read_input_tokens":2000,"cache_creation_input_tokens":500,
                            "cache_creation":{"ephemeral_5m_input_tokens":300,"ephemeral_1h_input_tokens":200},
                            "output_tokens":100,"speed":"fast\""""), "0.019"),
            // a batch is half, a search is a cent all the same: (1000 x 4 + 100 x 20) / 2 + 3 x 10000
            new Line("2026-11-24T10:05:00Z", MESSAGES, "claude-opus-5-5", messages("claude-opus-5-5", """
                            "input_tokens":1000,"output_tokens":100,"service_tier":"batch",
                            "server_tool_use":{"web_search_requests":3}"""), "0.033"),
            // OpenAI counts reads and writes within the input: 1000 x 1 + 2000 x 0.05 + 300 x 1.25 + 100 x 2.5 + 100 x
            // 5
            new Line(
                    "2026-11-24T10:06:00Z",
                    RESPONSES,
                    "gpt-6.1-terra",
                    responses("gpt-6.1-terra", "default", """
                            "input_tokens":3400,"output_tokens":100,"input_tokens_details":
                            {"cached_tokens":2000,"cache_write_tokens":400,"ttl_12h_tokens":100}"""),
                    "0.002225"),
            // no price for reads and writes: both are input, 3300 x 15 + 100 x 120
            new Line("2026-11-24T10:07:00Z", RESPONSES, "gpt-5-pro", responses("gpt-5-pro", "default", """
                            "input_tokens":3300,"output_tokens":100,"input_tokens_details":
                            {"cached_tokens":2000,"cache_write_tokens":300}"""), "0.0615"),
            // priority is twice 1000 x 2 + 2000 x 0.2 + 100 x 10
            new Line("2026-11-24T10:08:00Z", RESPONSES, "gpt-6-sol", responses("gpt-6-sol", "priority", """
                            "input_tokens":3000,"output_tokens":100,"input_tokens_details":{"cached_tokens":2000}"""), "0.0068"),
            // and is not sold for more than 272000: 1000 x 4 + 272000 x 0.4 + 100 x 15
            new Line("2026-11-24T10:09:00Z", RESPONSES, "gpt-6-sol", responses("gpt-6-sol", "priority", """
                            "input_tokens":273000,"output_tokens":100,
                            "input_tokens_details":{"cached_tokens":272000}"""), "0.1143"),
            // flex is half of 1000 x 2 + 2000 x 0.2 + 100 x 10
            new Line("2026-11-24T10:10:00Z", CHAT, "gpt-6-sol", chat("gpt-6-sol", "flex", """
                            "prompt_tokens":3000,"completion_tokens":100,
                            "prompt_tokens_details":{"cached_tokens":2000}"""), "0.0017"),
            // nobody knows
            new Line("2026-11-24T10:11:00Z", CHAT, "gpt-9", chat("gpt-9", "default", """
                            "prompt_tokens":3000,"completion_tokens":100"""), null));

    @Test
    void eachLineIsBookedToTheNanoDollarAndTheSumIsTheirs() throws IOException {
        HandClock clock = new HandClock("2026-10-06T10:00:00Z");
        try (Rig rig = Rig.start(clock, "time_zone: UTC")) {
            rig.account("openai", AccountType.OPENAI_API, "/v1", 1, "gpt-*");
            Usd sum = Usd.ZERO;
            for (Line line : INVOICE) {
                clock.set(line.at());
                RequestEntry booked = ask(rig, line);
                Usd cost = line.cost() == null ? null : Usd.of(line.cost());
                assertThat(booked.costUsd())
                        .as("%s at %s", line.model(), line.at())
                        .isEqualTo(cost);
                sum = cost == null ? sum : sum.plus(cost);
            }
            clock.step(Duration.ofMinutes(1));
            UsageQuery all = new UsageQuery(null, "2026-10-01", null, "key", null, null, null, null, null, null);
            assertThat(rig.admin().usage().summary(all).total()).satisfies(total -> {
                assertThat(total.requestCount()).isEqualTo(INVOICE.size());
                assertThat(total.unpricedCount()).isEqualTo(1);
            });
            assertThat(rig.admin().usage().summary(all).total().costUsd()).isEqualTo(sum);
        }
    }

    private static RequestEntry ask(Rig rig, Line line) throws IOException {
        rig.upstream().next(line.answer());
        boolean stream = line.path().equals(MESSAGES);
        String body = "{\"model\":\"" + line.model() + "\",\"max_tokens\":50,\"stream\":" + stream
                + ",\"input\":\"Hi\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        try (RawClient client = rig.client()) {
            RawAnswer answer =
                    client.send(RawClient.post(line.path(), rig.key(), body)).answer();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return rig.admin().usage().request(answer.header("request-id")).request();
        }
    }

    private static Answer messages(String model, String usage) {
        String start =
                "{\"type\":\"message_start\",\"message\":{\"type\":\"message\",\"role\":\"assistant\",\"content\":[],"
                        + "\"model\":\"" + model + "\",\"usage\":{" + flat(usage) + "}}}";
        String events = "event: message_start\ndata: " + start + "\n\n"
                + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n"
                + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
        return Canned.stream(events.getBytes(StandardCharsets.UTF_8), 100);
    }

    private static Answer responses(String model, String tier, String usage) {
        return Canned.json(
                200,
                "{\"object\":\"response\",\"status\":\"completed\",\"output\":[],\"model\":\"" + model
                        + "\",\"service_tier\":\"" + tier + "\",\"usage\":{" + flat(usage) + "}}");
    }

    private static Answer chat(String model, String tier, String usage) {
        return Canned.json(
                200,
                "{\"object\":\"chat.completion\",\"choices\":[],\"model\":\"" + model + "\",\"service_tier\":\"" + tier
                        + "\",\"usage\":{" + flat(usage) + "}}");
    }

    private static String flat(String json) {
        return json.replace("\n", "");
    }
}
