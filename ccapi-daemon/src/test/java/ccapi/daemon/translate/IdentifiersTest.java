package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bash", "mcp__server__tool", "a-b_C9", "x"})
    void leavesAloneWhatFits(String name) {
        assertThat(Identifiers.tool(name)).isEqualTo(name);
        assertThat(Identifiers.call(name)).isEqualTo(name);
    }

    @Test
    void givesTwoLongNamesThatBeginAlikeTwoNames() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String name = Identifiers.tool("mcp__server__" + "same_beginning_".repeat(5) + i);
            assertThat(name)
                    .hasSizeLessThanOrEqualTo(64)
                    .startsWith("mcp__same")
                    .matches("[a-zA-Z0-9_-]+");
            names.add(name);
        }
        assertThat(names).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a.b", "å", "😀", "call:1|fc_2", "mcp__only"})
    void alwaysGivesSomethingThatFits(String odd) {
        assertThat(Identifiers.call(odd)).matches("[a-zA-Z0-9_-]{1,64}").isEqualTo(Identifiers.call(odd));
        assertThat(Identifiers.tool(odd + "x".repeat(80))).matches("[a-zA-Z0-9_-]{1,64}");
    }

    @Test
    void findsTheClientsNameAgain() {
        ToolNames names = new ToolNames();
        String client = "mcp__x__" + "long".repeat(30);
        String upstream = names.declare(ClientTool.function(client));
        assertThat(names.client(upstream).name()).isEqualTo(client);
        assertThat(names.client("unknown")).isEqualTo(ClientTool.function("unknown"));
        assertThat(ToolNames.upstream("", client)).isEqualTo(upstream);
    }
}
