package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.Health;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Language;
import ccapi.tui.words.Phrase;

/// How an account's health is said and shown: a symbol, a word and a tone.
final class HealthLook {
    private HealthLook() {}

    static String words(Account account, Language language) {
        if (account.draining() && account.health().serves()) {
            return "▼ " + AccountWords.DRAINING.in(language);
        }
        return symbol(account.health()) + " " + word(account.health()).in(language);
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
}
