package ccapi.cli.pool;

import ccapi.cli.output.Formats;
import ccapi.cli.output.Row;
import ccapi.shared.account.ProviderHosts;
import ccapi.shared.problem.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The way from what the daemon has to what the file says. Pure: nothing is asked and nothing changed.
///
/// @param steps additions and changes of accounts, then those of keys, which may refer to accounts; removals last
record Plan(List<Step> steps) {
    /// Compares.
    ///
    /// @param accounts as the daemon lists them; the same for keys
    /// @param prune    whether what the file does not know is to be removed
    /// @throws Refusal when the file wants what cannot be done
    static Plan of(PoolFile file, List<Row> accounts, List<Row> keys, boolean prune) {
        List<Step> steps = new ArrayList<>();
        List<Step> removals = new ArrayList<>();
        if (file.keys() != null && prune) {
            removals.addAll(removals("key", file.keys(), keys));
        }
        if (file.accounts() != null) {
            steps.addAll(compare("account", file.accounts(), accounts, Field.ACCOUNT));
            if (prune) {
                removals.addAll(removals("account", file.accounts(), accounts));
            }
        }
        if (file.keys() != null) {
            steps.addAll(compare("key", file.keys(), keys, Field.KEY));
        }
        steps.addAll(removals);
        return new Plan(List.copyOf(steps));
    }

    /// Whether something would be removed.
    boolean removes() {
        return steps.stream().anyMatch(Step.Remove.class::isInstance);
    }

    /// Hosts that credentials would go to and that belong to none of the providers, as after a slip of the pen.
    SequencedSet<String> strangeHosts() {
        SequencedSet<String> hosts = new LinkedHashSet<>();
        for (Step step : steps) {
            Object url = step.after("base_url");
            if (url != null && !ProviderHosts.isKnown(url.toString())) {
                hosts.add(ProviderHosts.host(url.toString()));
            }
        }
        return hosts;
    }

    private static List<Step> compare(String noun, List<PoolFile.Entry> wanted, List<Row> present, List<Field> fields) {
        List<Step> steps = new ArrayList<>();
        for (PoolFile.Entry entry : wanted) {
            Row now = named(present, entry.name());
            if (now == null) {
                if (noun.equals("account") && entry.fields().get("type") == null) {
                    throw Refusal.invalid("account " + entry.name() + " is new and has no type", "add type: to it");
                }
                steps.add(new Step.Add(noun, entry.name(), entry.fields()));
                continue;
            }
            List<Step.Difference> differences = differences(entry, now, fields);
            if (!differences.isEmpty()) {
                steps.add(new Step.Change(noun, entry.name(), differences, now));
            }
        }
        return steps;
    }

    private static List<Step.Difference> differences(PoolFile.Entry entry, Row now, List<Field> fields) {
        List<Step.Difference> differences = new ArrayList<>();
        for (Field field : fields) {
            if (!entry.fields().containsKey(field.name()) || field.shown().isEmpty()) {
                continue;
            }
            Object before = now.at(field.shown());
            Object after = entry.fields().get(field.name());
            if (same(field, before, after)) {
                continue;
            }
            if (field.name().equals("type")) {
                throw Refusal.invalid(
                        "account " + entry.name() + " is of type " + show(before) + " and cannot become " + show(after),
                        "remove it and add it anew");
            }
            differences.add(new Step.Difference(field, before, after));
        }
        return differences;
    }

    private static List<Step> removals(String noun, List<PoolFile.Entry> wanted, List<Row> present) {
        return present.stream()
                .map(row -> row.text("name"))
                .filter(name -> wanted.stream().noneMatch(entry -> entry.name().equals(name)))
                .map(name -> (Step) new Step.Remove(noun, name))
                .toList();
    }

    private static @Nullable Row named(List<Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.text("name").equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Whether both mean the same: no limit is 0 or nothing, no text is empty or nothing.
    static boolean same(Field field, @Nullable Object before, @Nullable Object after) {
        if (before == null || after == null || isNothing(before) || isNothing(after)) {
            return isNothing(before) && isNothing(after);
        }
        return switch (field.kind()) {
            case NUMBER, DOLLARS ->
                before instanceof BigDecimal left && after instanceof BigDecimal right && left.compareTo(right) == 0;
            case TIME -> Objects.equals(Instant.parse(before.toString()), Instant.parse(after.toString()));
            case TEXT, LIST, MAP, BOOLEAN -> before.equals(after);
        };
    }

    static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case BigDecimal number -> number.signum() == 0;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    static String show(@Nullable Object value) {
        return isNothing(value) ? "none" : Formats.plain(value);
    }
}
