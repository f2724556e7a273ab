package ccapi.tui.page;

import ccapi.tui.input.Key;
import ccapi.tui.words.Phrase;
import com.google.errorprone.annotations.Immutable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How a command is reached: its name in the palette, its keys, and what help says about it.
///
/// @param keys    none for commands of the palette alone
/// @param changes whether it changes something in the daemon, so that a read-only dashboard refuses it
/// @param hint    place in the footer, 1 first; 0 = not there
@Immutable
@SuppressWarnings("Immutable") // the list never changes: the constructor copies it
public record Binding(String name, List<Key> keys, Phrase label, Section section, boolean changes, int hint) {
    public Binding {
        keys = List.copyOf(keys);
    }

    /// A command that only looks.
    ///
    /// @param keys as [Key#named] reads them, with spaces between
    public static Binding of(String name, String keys, Phrase label, Section section) {
        List<Key> all = Arrays.stream(keys.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Key::named)
                .toList();
        return new Binding(name, all, label, section, false, 0);
    }

    /// The same, changing something.
    public Binding changing() {
        return new Binding(name, keys, label, section, true, hint);
    }

    /// The same with a place in the footer.
    public Binding hint(int place) {
        return new Binding(name, keys, label, section, changes, place);
    }

    /// The keys as help shows them.
    public String keyLabels() {
        return keys.stream().map(Key::label).collect(Collectors.joining(" "));
    }
}
