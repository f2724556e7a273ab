package ccapi.tui;

import ccapi.tui.page.Call;
import ccapi.tui.page.Noun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which reading calls are under way and which answers are out of date. Immutable.
///
/// There is never more than one call of a kind under way: whatever changes meanwhile makes it be repeated when it has
/// ended. So a storm of changes costs one call at a time, and no answer can overtake a later one.
record Loads(Map<Call, Entry> entries) {
    /// How one call stands.
    ///
    /// @param flying whether it is under way
    /// @param stale  whether what it reads has changed since it was last made
    /// @param at     when it last ended, `null` if never
    record Entry(boolean flying, boolean stale, @Nullable Instant at) {}

    /// The calls to be made now, and how things stand once they are.
    record Plan(Loads loads, List<Call> calls) {}

    static final Loads NONE = new Loads(Map.of());

    Loads {
        entries = Map.copyOf(entries);
    }

    /// What a change of a noun makes out of date.
    Loads changed(Noun noun) {
        return mapped((call, entry) -> call.nouns().contains(noun) ? stale(entry) : entry);
    }

    /// Makes everything out of date.
    Loads changed() {
        return mapped((_, entry) -> stale(entry));
    }

    /// Notes that a call has ended, well or not.
    Loads ended(Call call, Instant now) {
        return mapped((other, entry) -> other.equals(call) ? new Entry(false, entry.stale(), now) : entry);
    }

    /// Whether a call is under way.
    boolean isFlying(Call call) {
        Entry entry = entries.get(call);
        return entry != null && entry.flying();
    }

    /// Whether any call is under way.
    boolean isBusy() {
        return entries.values().stream().anyMatch(Entry::flying);
    }

    /// What has to be called so that all that is wanted is up to date. What is no longer wanted is forgotten.
    ///
    /// @param maxAge how old an answer may get without any change
    Plan plan(List<Call> wanted, Instant now, Duration maxAge) {
        Map<Call, Entry> next = new HashMap<>();
        entries.forEach((call, entry) -> {
            if (entry.flying() || wanted.contains(call)) {
                next.put(call, entry);
            }
        });
        List<Call> calls = new ArrayList<>();
        for (Call call : wanted) {
            if (isDue(next.get(call), now, maxAge) && isFree(next, call)) {
                next.put(call, new Entry(true, false, null));
                calls.add(call);
            }
        }
        return new Plan(new Loads(next), calls);
    }

    private static boolean isDue(@Nullable Entry entry, Instant now, Duration maxAge) {
        return entry == null
                || (!entry.flying()
                        && (entry.stale()
                                || entry.at() == null
                                || Duration.between(entry.at(), now).compareTo(maxAge) >= 0));
    }

    private static boolean isFree(Map<Call, Entry> entries, Call call) {
        return entries.entrySet().stream()
                .noneMatch(other ->
                        other.getValue().flying() && kind(other.getKey()).equals(kind(call)));
    }

    /// Calls of one class read the same kind of thing; constants of an enum are each a kind of their own.
    private static Object kind(Call call) {
        return call instanceof Enum<?> ? call : call.getClass();
    }

    private static Entry stale(Entry entry) {
        return new Entry(entry.flying(), true, entry.at());
    }

    private Loads mapped(Change change) {
        Map<Call, Entry> next = new HashMap<>();
        entries.forEach((call, entry) -> next.put(call, change.of(call, entry)));
        return new Loads(next);
    }

    @FunctionalInterface
    private interface Change {
        Entry of(Call call, Entry entry);
    }
}
