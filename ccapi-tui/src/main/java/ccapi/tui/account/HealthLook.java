package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.Health;
import ccapi.shared.text.Cells;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Language;
import ccapi.tui.words.Phrase;

/// How an account's health is said and shown: a symbol, a word and a tone.
final class HealthLook {
    private HealthLook() {}

    /// @param width cells there are: a shorter word is taken where the usual one does not fit
    static String words(Account account, Language language, int width) {
        if (account.draining() && account.health().serves()) {
            return "▼ " + AccountWords.DRAINING.in(language);
        }
        String symbol = symbol(account.health()) + " ";
        String whole = symbol + word(account.health()).in(language);
        return Cells.width(whole) <= width
                ? whole
                : symbol + shortWord(account.health()).in(language);
    }

    static Tone tone(Account account) {
        return switch (account.health()) {
            case HEALTHY, UNKNOWN -> account.draining() ? Tone.WARN : Tone.GOOD;
            case COOLING, LIMITED, OVERLOADED -> Tone.WARN;
            case AUTH_FAILED, NEEDS_LOGIN -> Tone.BAD;
            case DISABLED -> Tone.QUIET;
        };
    }

    private static String symbol(Health health) {
        return switch (health) {
            case HEALTHY -> "●";
            case COOLING, LIMITED, OVERLOADED -> "◐";
            case AUTH_FAILED, NEEDS_LOGIN -> "✖";
            case DISABLED, UNKNOWN -> "○";
        };
    }

    private static Phrase word(Health health) {
        return switch (health) {
            case HEALTHY -> AccountWords.OK;
            case COOLING -> AccountWords.COOLING;
            case LIMITED -> AccountWords.LIMITED;
            case OVERLOADED -> AccountWords.OVERLOADED;
            case AUTH_FAILED -> AccountWords.AUTH_FAILED;
            case NEEDS_LOGIN -> AccountWords.NEEDS_LOGIN;
            case DISABLED -> AccountWords.DISABLED;
            case UNKNOWN -> AccountWords.UNKNOWN;
        };
    }

    private static Phrase shortWord(Health health) {
        return switch (health) {
            case OVERLOADED -> AccountWords.OVERLOADED_SHORT;
            case AUTH_FAILED -> AccountWords.AUTH_FAILED_SHORT;
            case NEEDS_LOGIN -> AccountWords.NEEDS_LOGIN_SHORT;
            case DISABLED -> AccountWords.DISABLED_SHORT;
            case HEALTHY, COOLING, LIMITED, UNKNOWN -> word(health);
        };
    }
}
