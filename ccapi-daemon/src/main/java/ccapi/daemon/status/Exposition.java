package ccapi.daemon.status;

import ccapi.shared.money.Usd;
import java.util.List;
import java.util.function.BiConsumer;

/// Numbers in the text format of Prometheus, version 0.0.4: a family after the other, each with its help and type.
final class Exposition {
    private final StringBuilder text = new StringBuilder();

    /// Where the samples of one family go: the value, and the values of its labels in their order.
    interface Samples {
        void add(String value, String... labels);

        default void add(long value, String... labels) {
            add(Long.toString(value), labels);
        }

        default void add(boolean value, String... labels) {
            add(value ? "1" : "0", labels);
        }

        default void add(Usd value, String... labels) {
            add(value.dollars().toPlainString(), labels);
        }
    }

    /// One number without labels.
    Exposition gauge(String name, String help, String value) {
        head(name, "gauge", help);
        sample(name, List.of(), value);
        return this;
    }

    /// A number for each of some things, which may go up and down.
    <T> Exposition gauges(String name, String help, List<String> labels, List<T> of, BiConsumer<T, Samples> each) {
        return family(name, "gauge", help, labels, of, each);
    }

    /// A number for each of some things, which only goes up.
    <T> Exposition counters(String name, String help, List<String> labels, List<T> of, BiConsumer<T, Samples> each) {
        return family(name, "counter", help, labels, of, each);
    }

    private <T> Exposition family(
            String name, String type, String help, List<String> labels, List<T> of, BiConsumer<T, Samples> each) {
        head(name, type, help);
        of.forEach(one -> each.accept(one, (value, values) -> sample(name, pairs(labels, values), value)));
        return this;
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static List<String> pairs(List<String> labels, String[] values) {
        String[] pairs = new String[labels.size()];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = labels.get(i) + "=\"" + escaped(values[i]) + '"';
        }
        return List.of(pairs);
    }

    // as the format asks: a name may hold anything
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private void sample(String name, List<String> pairs, String value) {
        text.append(name);
        if (!pairs.isEmpty()) {
            text.append('{').append(String.join(",", pairs)).append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
