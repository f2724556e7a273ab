package ccapi.tui.mirror;

import ccapi.shared.mirror.MirrorAccount;
import ccapi.tui.words.Phrase;

/// Which accounts of the pool are shown.
enum Shown {
    ALL(MirrorWords.ALL),
    PLUS(MirrorWords.PLUS),
    TEAM(MirrorWords.TEAM),
    FREE(MirrorWords.FREE),
    NOT_IN_CCAPI(MirrorWords.NOT_IN_CCAPI),
    NEEDS_RENEWAL(MirrorWords.NEEDS_RENEWAL);

    private final Phrase label;

    Shown(Phrase label) {
        this.label = label;
    }

    Phrase label() {
        return label;
    }

    /// Whether an account is among them.
    boolean has(MirrorAccount account) {
        return switch (this) {
            case ALL -> true;
            case PLUS -> account.plan().equals("plus");
            case TEAM -> account.plan().equals("team");
            case FREE -> account.plan().equals("free");
            case NOT_IN_CCAPI -> !account.inCcapi();
            case NEEDS_RENEWAL -> account.needsRenewal();
        };
    }

    /// The next choice, round in a circle.
    Shown next() {
        return switch (this) {
            case ALL -> PLUS;
            case PLUS -> TEAM;
            case TEAM -> FREE;
            case FREE -> NOT_IN_CCAPI;
            case NOT_IN_CCAPI -> NEEDS_RENEWAL;
            case NEEDS_RENEWAL -> ALL;
        };
    }
}
