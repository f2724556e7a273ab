package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditsTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void renamesTheModelAndNothingElse() {
        String body = "{ \"max\":1.0,\"x\":{\"model\":\"inner\"}, \"model\" : \"a\\u00e5b\" ,\"tail\": 1e5 }\n";
        assertThat(text(ModelEdit.rename(utf8(body), "gpt \"6\"")))
                .isEqualTo(
                        "{ \"max\":1.0,\"x\":{\"model\":\"inner\"}, \"model\" : \"gpt \\\"6\\\"\" ,\"tail\": 1e5 }\n");
    }

    @Test
    void namesAModelWhereThereWasNone() {
        assertThat(text(ModelEdit.rename(utf8("{}"), "m"))).isEqualTo("{\"model\":\"m\"}");
        assertThat(text(ModelEdit.rename(utf8(" {\"a\":1}"), "m"))).isEqualTo(" {\"model\":\"m\",\"a\":1}");
    }

    @Test
    void findsItsWayBehindAByteOrderMarkAndWideLetters() {
        assertThat(text(ModelEdit.rename(utf8("\ufeff{\"a\":\"😀å\",\"model\":\"x\"}"), "m")))
                .isEqualTo("\ufeff{\"a\":\"😀å\",\"model\":\"m\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"model\":", "{\"model\":\"a\"", "nonsense"})
    void refusesWhatIsNoObject(String body) {
        assertThatThrownBy(() -> ModelEdit.rename(utf8(body), "m")).isInstanceOf(Untranslatable.class);
    }

    @Test
    void refusesOtherEncodings() {
        byte[] wide = "{\"model\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> ModelEdit.rename(wide, "m")).isInstanceOf(Untranslatable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a     | { \"b\" : [1,{}],  \"c\":\"x\" }",
                "b     | { \"a\":1, \"c\":\"x\" }",
                "c     | { \"a\":1, \"b\" : [1,{}] }",
                "a b   | { \"c\":\"x\" }",
                "b c   | { \"a\":1 }",
                "a c   | { \"b\" : [1,{}] }",
                "a b c | { }",
                "d     | { \"a\":1, \"b\" : [1,{}],  \"c\":\"x\" }"
            })
    void removesMembersWithTheirCommas(String names, String expected) {
        Edits edits = new Edits(utf8("{ \"a\":1, \"b\" : [1,{}],  \"c\":\"x\" }"));
        for (String name : names.strip().split(" ")) {
            edits.remove(name);
        }
        String result = text(edits.apply());
        assertThat(Tree.parse(result)).isEqualTo(Tree.parse(expected)).isNotEqualTo(Tree.parse(""));
        assertThat(result).isEqualToIgnoringWhitespace(expected);
    }

    @Test
    void addsChangesAndRemovesAtOnce() {
        Edits edits = new Edits(utf8("{\"a\":1,\"b\":2}"));
        edits.remove("a");
        edits.remove("b");
        edits.set("c", "3");
        edits.set("d", "4");
        assertThat(text(edits.apply())).isEqualTo("{\"c\":3,\"d\":4}");
    }

    @Test
    void givesTheSameArrayWhenNothingChanges() {
        byte[] body = utf8("{\"a\":1}");
        assertThat(new Edits(body).apply()).isSameAs(body);
    }

    @Test
    void agreesWithATreeOnRandomObjects() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        String[] values = {
            "1", "-2.50", "\"x\"", "null", "true", "[]", "[1, {\"a\" : 2}]", "{ }", "{\"k\":\"}\"}", "\"å\""
        };
        for (int round = 0; round < 3000; round++) {
            List<String> members = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                members.add("\"m" + i + "\" : " + values[random.nextInt(values.length)]);
            }
            String body = "{" + String.join(random.nextBoolean() ? "," : " , ", members) + "}";
            Edits edits = new Edits(utf8(body));
            var tree = Tree.parse(utf8(body));
            for (int i = 1; i <= 6; i++) {
                switch (random.nextInt(3)) {
                    case 0 -> {
                        edits.remove("m" + i);
                        tree.remove("m" + i);
                    }
                    case 1 -> {
                        edits.set("m" + i, "\"new\"");
                        tree.put("m" + i, "new");
                    }
                    default -> {}
                }
            }
            assertThat(Tree.parse(text(edits.apply()))).as(body).isEqualTo(tree);
        }
    }
}
