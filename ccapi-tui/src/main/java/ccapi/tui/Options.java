package ccapi.tui;

import ccapi.shared.problem.Refusal;
import ccapi.tui.page.Tab;
import ccapi.tui.terminal.Abilities;
import ccapi.tui.words.Language;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Reads the command line of `ccapi tui`.
final class Options {
    static final String USAGE = """
            Usage: ccapi tui [--page PAGE] [--lang en|zh] [--refresh SECONDS] [--read-only] [--ascii] [--mouse]

            Opens the dashboard in this terminal. Press ? in it for its keys.

              --page PAGE        open accounts, keys, usage, mirror or live first (or 1 to 5)
              --lang en|zh       language; otherwise CCAPI_LANG or the locale decides
              --refresh SECONDS  how often to ask where the daemon pushes nothing (1 to 3600, normally 2)
              --read-only        refuse everything that changes something
              --ascii            draw symbols as plain ASCII
              --mouse            listen to the mouse (stops the terminal's own selection of text)
            """;

    private static final String SEE_HELP = "see 'ccapi tui --help'";

    private final Deque<String> words;
    private Tab page = Tab.ACCOUNTS;
    private boolean readOnly;
    private boolean ascii;
    private boolean mouse;
    private boolean help;
    private Duration refresh = Duration.ofSeconds(2);
    private Language language;

    private Options(List<String> words, Map<String, String> environment) {
        this.words = new ArrayDeque<>(words);
        this.ascii = Abilities.isAsciiOnly(environment);
        this.language = Language.of(environment);
    }

    /// What is asked for; `null` when it is only the help text.
    ///
    /// @throws Refusal when a word is not understood
    static Options read(List<String> words, Map<String, String> environment) {
        Options options = new Options(words, environment);
        while (!options.words.isEmpty()) {
            options.take(options.words.pop());
        }
        return options;
    }

    boolean isHelp() {
        return help;
    }

    Settings settings() {
        return new Settings(page, readOnly, ascii, mouse, refresh, language);
    }

    private void take(String word) {
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            words.push(word.substring(equals + 1));
            word = word.substring(0, equals);
        }
        switch (word) {
            case "--page" -> page = page(value(word));
            case "--lang" -> language = language(value(word));
            case "--refresh" -> refresh = seconds(value(word));
            case "--read-only" -> readOnly = true;
            case "--ascii" -> ascii = true;
            case "--mouse" -> mouse = true;
            case "--help", "-h" -> help = true;
            default -> throw Refusal.invalid("unknown option '" + word + "'", SEE_HELP);
        }
    }

    private String value(String option) {
        if (words.isEmpty()) {
            throw Refusal.invalid(option + " wants a value", SEE_HELP);
        }
        return words.pop();
    }

    private static Tab page(String word) {
        return Tab.named(word)
                .orElseThrow(() -> Refusal.invalid(
                        "there is no page '" + word + "'", "use accounts, keys, usage, mirror or live"));
    }

    private static Language language(String word) {
        return switch (word) {
            case "en" -> Language.EN;
            case "zh" -> Language.ZH;
            default -> throw Refusal.invalid("there is no language '" + word + "'", "use en or zh");
        };
    }

    private static Duration seconds(String word) {
        String digits = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        if (!digits.matches("\\d{1,4}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 3600) {
            throw Refusal.invalid("'" + word + "' is no time between refreshes", "use 1 to 3600 seconds");
        }
        return Duration.ofSeconds(Integer.parseInt(digits));
    }
}
