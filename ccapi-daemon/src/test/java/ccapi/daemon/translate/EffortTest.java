package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortTest {
    @ParameterizedTest
    @CsvSource({
        "gpt-5.6-sol, CODEX, max, max",
        "gpt-5.4, CODEX, max, xhigh",
        "gpt-5.3-codex-spark, CODEX, none, low",
        "codex-auto-review, CODEX, medium, medium",
        "gpt-6-astra, CODEX, max, max",
        "gpt-5, RESPONSES, none, minimal",
        "gpt-5-nano-2025-08-07, RESPONSES, xhigh, high",
        "gpt-5.1, RESPONSES, minimal, low",
        "gpt-5.1, RESPONSES, none, none",
        "gpt-5.4, RESPONSES, max, xhigh",
        "gpt-4.1, RESPONSES, high,",
        "gpt-4o, CHAT, high,",
        "o4-mini, CHAT, max, high",
        "llama-99, CHAT, low,",
        "gpt-5.6, RESPONSES, nonsense, medium"
    })
    void takesTheNearestStepThatTheModelHas(String model, Dialect upstream, String wanted, String expected) {
        assertThat(Effort.forOpenAi(model, upstream, wanted)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-5-20250929, false, false, true",
        "claude-opus-4-20250514, false, false, true",
        "claude-3-7-sonnet-20250219, false, false, true",
        "claude-3-5-haiku-latest, false, false, false",
        "claude-opus-4-6, true, false, true",
        "claude-sonnet-5, true, true, true",
        "claude-haiku-5-5[1m], true, true, true",
        "claude-fable-5-1-20261001, true, true, true",
        "something-new, true, true, true"
    })
    void knowsHowAClaudeModelThinks(String model, boolean adaptive, boolean refusesSampling, boolean thinks) {
        assertThat(Effort.isAdaptive(model)).isEqualTo(adaptive);
        assertThat(Effort.refusesSampling(model)).isEqualTo(refusesSampling);
        assertThat(Effort.thinks(model)).isEqualTo(thinks);
    }

    @ParameterizedTest
    @CsvSource({"0, none", "512, minimal", "1024, low", "8192, medium", "24576, high", "24577, xhigh"})
    void turnsABudgetIntoAStep(long tokens, String step) {
        assertThat(Effort.ofBudget(tokens)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"claude-opus-4-6, xhigh, high", "claude-sonnet-5, xhigh, xhigh", "claude-sonnet-5, minimal, low"})
    void takesTheNearestStepThatClaudeHas(String model, String wanted, String expected) {
        assertThat(Effort.forClaude(model, wanted)).isEqualTo(expected);
    }
}
