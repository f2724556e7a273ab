package ccapi.cli.account;

import ccapi.shared.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that describe an account, the same for adding and editing.
final class AccountOptions {
    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "The account's own server; else the configured one of its type.")
    @Nullable
    String baseUrl;

    @Option(names = "--priority", paramLabel = "N", description = "0 to 1000, lower serves first; 50 by default.")
    @Nullable
    Integer priority;

    @Option(names = "--concurrency", paramLabel = "N", description = "Most requests at a time; 0 = no limit.")
    @Nullable
    Integer concurrency;

    @Option(
            names = "--model",
            paramLabel = "PATTERN",
            split = ",",
            description = "Serve only these models, * allowed; repeatable.")
    @Nullable
    List<String> models;

    @Option(
            names = "--map",
            paramLabel = "PATTERN=MODEL",
            split = ",",
            description = "Send another model name upstream, as in 'claude-sonnet-*=gpt-5-codex'; repeatable.")
    @Nullable
    List<String> maps;

    @Option(names = "--note", paramLabel = "TEXT", description = "Your own words about it.")
    @Nullable
    String note;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "Read the credential from a file, or from standard input with -; asked for otherwise.")
    @Nullable
    String secretFile;

    /// The model map, `null` when none was given; `--map ''` gives an empty one.
    @Nullable
    Map<String, String> modelMap() {
        if (maps == null) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : maps) {
            int sign = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            if (sign <= 0 || sign == pair.length() - 1) {
                throw Refusal.invalid("--map '" + pair + "' is no pair", "write it as PATTERN=MODEL");
            }
            map.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return map;
    }

    /// The models, `null` when none were given; `--model ''` gives an empty list.
    @Nullable
    List<String> models() {
        return models == null
                ? null
                : models.stream().filter(model -> !model.isEmpty()).toList();
    }
}
