package ccapi.tui.page;

import ccapi.tui.words.Phrase;
import java.util.Locale;
import java.util.Optional;

/// The pages, in the order of their number keys.
public enum Tab {
    ACCOUNTS(1, PageWords.ACCOUNTS),
    KEYS(2, PageWords.API_KEYS),
    USAGE(3, PageWords.USAGE),
    MIRROR(4, PageWords.MIRROR_POOL),
    LIVE(5, PageWords.LIVE);

    private final int number;
    private final Phrase title;

    Tab(int number, Phrase title) {
        this.number = number;
        this.title = title;
    }

    /// Its number key.
    public int number() {
        return number;
    }

    /// What stands on the tab.
    public Phrase title() {
        return title;
    }

    /// The page a word or number on the command line means.
    public static Optional<Tab> named(String word) {
        for (Tab tab : values()) {
            if (tab.name().toLowerCase(Locale.ROOT).equals(word)
                    || Integer.toString(tab.number).equals(word)) {
                return Optional.of(tab);
            }
        }
        return Optional.empty();
    }

    /// The page so many places further, round in a circle.
    public Tab plus(int steps) {
        return values()[Math.floorMod(number - 1 + steps, values().length)];
    }
}
