package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Spoils JSON at random, the same way for the same seed.
final class Noise {
    private static final List<String> VALUES = List.of(
            "null",
            "0",
            "-1",
            "1.5",
            "1e300",
            "true",
            "\"\"",
            "\"x\"",
            "\"\\ud83d\"",
            "[]",
            "[null,1,\"a\",{}]",
            "{}",
            "{\"type\":\"text\"}",
            "{\"type\":[]}");

    private final RandomGenerator random;

    Noise(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /// The tree with some of its values exchanged, removed or doubled.
    JsonNode spoil(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(copy, containers);
        for (int i = 1 + below(3); i > 0 && !containers.isEmpty(); i--) {
            switch (containers.get(below(containers.size()))) {
                case ObjectNode object
                when !object.isEmpty() -> {
                    List<String> names = new ArrayList<>();
                    object.fieldNames().forEachRemaining(names::add);
                    String name = names.get(below(names.size()));
                    if (oneIn(3)) {
                        object.remove(name);
                    } else {
                        object.set(name, value());
                    }
                }
                case ArrayNode array
                when !array.isEmpty() -> {
                    int index = below(array.size());
                    switch (below(3)) {
                        case 0 -> array.remove(index);
                        case 1 -> array.add(array.get(index).deepCopy());
                        default -> array.set(index, value());
                    }
                }
                default -> {}
            }
        }
        return copy;
    }

    private JsonNode value() {
        return Tree.parse(VALUES.get(below(VALUES.size())));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
