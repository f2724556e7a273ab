package ccapi.tui.terminal;

import ccapi.tui.widget.Theme;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a terminal can do, told from the environment alone: no query is sent, so none can be left unanswered.
public final class Abilities {
    private Abilities() {}

    /// Why the dashboard cannot run here, empty if it can.
    ///
    /// @param terminals which of stdin (`i`) and stdout (`o`) are terminals
    public static Optional<String> objection(Map<String, String> environment, String terminals) {
        if (!terminals.contains("i") || !terminals.contains("o") || !Stty.TTY.canRead()) {
            return Optional.of("the dashboard needs a terminal for input and output; in a pipe use 'ccapi status'");
        }
        String term = environment.getOrDefault("TERM", "");
        if (term.isEmpty() || term.equals("dumb") || term.equals("unknown")) {
            return Optional.of("the dashboard cannot draw on TERM=" + (term.isEmpty() ? "(none)" : term)
                    + "; set TERM to what the terminal is, or use 'ccapi status'");
        }
        return Optional.empty();
    }

    /// Which colours to use. `NO_COLOR` with any text in it means none.
    public static Theme theme(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return Theme.NO_COLOUR;
        }
        String term = environment.getOrDefault("TERM", "");
        if (term.startsWith("vt1") || term.startsWith("vt2")) {
            return Theme.NO_COLOUR;
        }
        boolean many = term.contains("256") || term.contains("direct") || environment.containsKey("COLORTERM");
        return many ? Theme.INDEXED : Theme.BASIC;
    }

    /// Whether symbols must be plain ASCII: without a UTF-8 locale, or on a console whose font has no such symbols.
    /// What the launcher replaced by a UTF-8 locale stands in `CCAPI_LOCALE`.
    public static boolean isAsciiOnly(Map<String, String> environment) {
        if (environment.getOrDefault("TERM", "").equals("linux")) {
            return true;
        }
        for (String name : new String[] {"CCAPI_LOCALE", "LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String lower = value.toLowerCase(Locale.ROOT);
                return !(lower.contains("utf-8") || lower.contains("utf8"));
            }
        }
        return true;
    }
}
