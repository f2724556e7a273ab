package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallOrderTest {
    /// `c1` a call, `o1` its output, `x1` an output made up, `u` user, `a` assistant, `r` reasoning.
    private static ArrayNode items(String script) {
        ArrayNode items = Tree.array();
        for (String word : script.isBlank() ? new String[0] : script.strip().split(" ")) {
            String id = word.substring(1);
            items.add(
                    switch (word.charAt(0)) {
                        case 'c' -> Tree.typed("function_call").put("call_id", id);
                        case 'o' ->
                            Tree.typed("function_call_output")
                                    .put("call_id", id)
                                    .put("output", "real");
                        case 'u' -> Tree.typed("message").put("role", "user");
                        case 'a' -> Tree.typed("message").put("role", "assistant");
                        default -> Tree.typed("reasoning");
                    });
        }
        return items;
    }

    private static String script(ArrayNode items) {
        List<String> words = new ArrayList<>();
        for (ObjectNode item : Tree.objects(items)) {
            String id = Tree.text(item, "call_id");
            words.add(
                    switch (Tree.text(item, "type")) {
                        case "function_call" -> "c" + id;
                        case "function_call_output" ->
                            (Tree.text(item, "output").equals("real") ? "o" : "x") + id;
                        case "message" -> Tree.text(item, "role").substring(0, 1);
                        default -> "r";
                    });
        }
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource({
        "u a u, u a u",
        "u r c1 c2 o2 o1 a, u r c1 c2 o1 o2 a",
        "u c1 u o1, u c1 o1 u",
        "u c1 o1 c2 o2, u c1 o1 c2 o2",
        "o9 u c1, u c1 x1",
        "u c1 o1 o1 u, u c1 o1 u",
        "u r u r, u u",
        "c1 o1 u c1 o1, c1 o1 u c1 o1",
        "c1 a r c2 o1 o2 r a, c1 a r c2 o1 o2 r a"
    })
    void answersEveryCallRightAfterTheTurn(String before, String after) {
        assertThat(script(CallOrder.tidy(items(before)))).isEqualTo(after);
    }

    @Test
    void holdsOnAnyHistory() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        String[] words = {"u", "a", "r", "c1", "c2", "c3", "o1", "o2", "o3"};
        for (int round = 0; round < 5000; round++) {
            StringBuilder before = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                before.append(words[random.nextInt(words.length)]).append(' ');
            }
            String after = script(CallOrder.tidy(items(before.toString())));
            assertThat(script(CallOrder.tidy(items(after.replace('x', 'o'))))).isEqualTo(after.replace('x', 'o'));
            Set<String> waiting = new HashSet<>();
            int open = 0;
            for (String word : after.isEmpty() ? new String[0] : after.split(" ")) {
                switch (word.charAt(0)) {
                    case 'c' -> {
                        waiting.add(word.substring(1));
                        open++;
                    }
                    case 'o', 'x' -> {
                        assertThat(waiting).as(before + " became " + after).contains(word.substring(1));
                        open--;
                    }
                    case 'u' -> assertThat(open).as(before + " became " + after).isZero();
                    default -> {}
                }
            }
            assertThat(open).isZero();
        }
    }
}
