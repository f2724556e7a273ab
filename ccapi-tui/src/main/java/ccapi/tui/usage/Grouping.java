package ccapi.tui.usage;

import ccapi.tui.words.Phrase;

/// What the summary is added up by.
enum Grouping {
    ACCOUNT_USER("account,key", UsageWords.BY_ACCOUNT_USER),
    ACCOUNT("account", UsageWords.BY_ACCOUNT),
    USER("key", UsageWords.BY_USER),
    MODEL("model", UsageWords.BY_MODEL),
    DAY("day", UsageWords.BY_DAY),
    HOUR("hour", UsageWords.BY_HOUR);

    private final String wire;
    private final Phrase label;

    Grouping(String wire, Phrase label) {
        this.wire = wire;
        this.label = label;
    }

    /// As the daemon knows it.
    String wire() {
        return wire;
    }

    Phrase label() {
        return label;
    }

    /// The next one, round in a circle.
    Grouping next() {
        return switch (this) {
            case ACCOUNT_USER -> ACCOUNT;
            case ACCOUNT -> USER;
            case USER -> MODEL;
            case MODEL -> DAY;
            case DAY -> HOUR;
            case HOUR -> ACCOUNT_USER;
        };
    }
}
