package ccapi.cli.complete;

import ccapi.cli.output.OutputFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What kind of value an option or parameter takes, told by its label, the verb and the noun.
///
/// @param words  fixed choices
/// @param names  the daemon's list of names to ask for, empty for none
/// @param files  whether it is a file
record Values(List<Candidate> words, String names, boolean files) {
    private static final Values NONE = new Values(List.of(), "", false);

    static Values of(String noun, String verb, String label) {
        return switch (label) {
            case "FORMAT" ->
                words(Arrays.stream(OutputFormat.values())
                        .map(f -> f.name().toLowerCase(Locale.ROOT))
                        .toList());
            case "TYPE" -> words("claude-oauth", "claude-api", "codex", "openai-api");
            case "KIND" -> words("codex-auth", "claude-credentials");
            case "STYLE" -> words("relative", "local", "iso");
            case "MODE" -> words("auto", "always", "never");
            case "RANGE" -> words("today", "yesterday", "24h", "7d", "30d", "month");
            case "GROUPS" -> words("account", "key", "model", "day", "hour");
            case "CLIENT" -> words("claude-code", "codex", "sdk");
            case "SHELL" -> words("bash", "zsh", "fish");
            case "PLAN" -> words("plus", "team", "free");
            case "IQ" -> words("normal", "degraded");
            case "ACCOUNT" -> names("accounts");
            case "KEY" -> names("keys");
            case "MODEL", "PATTERN" -> names("models");
            case "MIRROR" -> names("mirror");
            case "FILE", "PATH" -> new Values(List.of(), "", true);
            case "NAME" -> named(noun, verb);
            default -> NONE;
        };
    }

    // a name to be made up has no candidates
    private static Values named(String noun, String verb) {
        return switch (verb) {
            case "add", "create" -> NONE;
            default ->
                switch (noun) {
                    case "account" -> names("accounts");
                    case "key" -> names("keys");
                    default -> NONE;
                };
        };
    }

    private static Values words(String... words) {
        return words(List.of(words));
    }

    private static Values words(List<String> words) {
        return new Values(words.stream().map(word -> new Candidate(word, "")).toList(), "", false);
    }

    private static Values names(String list) {
        return new Values(List.of(), list, false);
    }
}
