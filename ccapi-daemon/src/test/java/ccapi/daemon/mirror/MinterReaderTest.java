package ccapi.daemon.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinterReaderTest {
    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<MirrorEntry> entries(String list) {
        List<MirrorEntry> entries = MinterReader.accounts(json(list));
        assertThat(entries).isNotNull();
        return entries;
    }

    @Test
    void idsGoBackAsTheyCame() {
        List<MirrorEntry> entries = entries("{\"accounts\":[{\"id\":7},{\"id\":\"8\"}],\"total\":2}");
        assertThat(entries).extracting(MirrorEntry::id).containsExactly("7", "8");
        assertThat(entries.get(0).wireId().isNumber()).isTrue();
        assertThat(entries.get(1).wireId().isTextual()).isTrue();
    }

    @Test
    void entriesWithoutAnIdAndSecondOnesAreLeftOut() {
        assertThat(entries("[{\"email\":\"a@x\"},null,5,{\"id\":{}},{\"id\":1,\"email\":\"b@x\"},{\"id\":\"1\"}]"))
                .extracting(MirrorEntry::email)
                .containsExactly("b@x");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, team",
        "true, false, plus",
        "false, true, team",
        "false, false, free",
        "1, 0, plus",
        "null, null, free"
    })
    void plansComeFromTwoFlags(String plus, String team, String plan) {
        assertThat(entries("[{\"id\":1,\"isPlus\":" + plus + ",\"isTeam\":" + team + "}]")
                        .getFirst()
                        .plan())
                .isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "\"2026-11-24T10:00:00Z\", 2026-11-24T10:00:00Z",
                "\"2026-11-24T18:00:00.5+08:00\", 2026-11-24T10:00:00.500Z",
                "\"2026-11-24T10:00:00\", 2026-11-24T10:00:00Z",
                "\"2026-11-24 10:00:00\", 2026-11-24T10:00:00Z",
                "1795514400, 2026-11-24T10:00:00Z",
                "1795514400.25, 2026-11-24T10:00:00.250Z",
                "1795514400000, 2026-11-24T10:00:00Z",
                "\"1795514400\", 2026-11-24T10:00:00Z",
                "0, none",
                "-5, none",
                "1e300, none",
                "\"\", none",
                "\"yesterday\", none",
                "null, none",
                "{}, none"
            })
    void timesMayHaveManyForms(String sent, String read) {
        assertThat(entries("[{\"id\":1,\"updateTime\":" + sent + "}]")
                        .getFirst()
                        .updatedAt())
                .isEqualTo(read == null ? null : Instant.parse(read));
    }

    @Test
    void textsAreMadeHarmlessAndCut() {
        MirrorEntry entry = entries("[{\"id\":1,\"email\":\"a\\u001b[2J\\u202e@x\",\"iqStatus\":\"" + "降".repeat(99)
                        + "\",\"status\":\"2\"}]")
                .getFirst();
        assertThat(entry.email()).isEqualTo("a?[2J?@x");
        assertThat(entry.iqStatus()).hasSize(32).endsWith("…");
        assertThat(entry.status()).isEqualTo(2);
    }

    @Test
    void otherThingsAreNoList() {
        assertThat(MinterReader.accounts(json("{}"))).isNull();
        assertThat(MinterReader.accounts(json("{\"accounts\":7}"))).isNull();
        assertThat(entries("[]")).isEmpty();
    }
}
