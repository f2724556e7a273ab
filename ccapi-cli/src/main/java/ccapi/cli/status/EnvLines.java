package ccapi.cli.status;

import ccapi.shared.problem.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client needs to know to come through ccapi, as lines for a shell.
///
/// @param base   address of the client side, `http://host:port`
/// @param secret the key's text, `null` to refer to the variable CCAPI_KEY
record EnvLines(String base, @Nullable String secret) {
    /// Lines for one kind of client.
    ///
    /// @throws Refusal when there is no such client or shell
    List<String> of(String client, String shell) {
        Map<String, String> variables = new LinkedHashMap<>();
        switch (client) {
            case "claude-code" -> {
                variables.put("ANTHROPIC_BASE_URL", base);
                variables.put("ANTHROPIC_AUTH_TOKEN", "");
            }
            case "codex" -> variables.put("CCAPI_KEY", "");
            case "sdk" -> {
                variables.put("ANTHROPIC_BASE_URL", base);
                variables.put("ANTHROPIC_API_KEY", "");
                variables.put("OPENAI_BASE_URL", base + "/v1");
                variables.put("OPENAI_API_KEY", "");
            }
            default -> throw Refusal.invalid("--client '" + client + "' is unknown", "use claude-code, codex or sdk");
        }
        List<String> lines = new ArrayList<>();
        variables.forEach((name, value) -> {
            if (!value.isEmpty() || secret != null || !name.equals("CCAPI_KEY")) {
                lines.add(line(shell, name, value));
            }
        });
        if (client.equals("codex")) {
            lines.addAll(codex());
        }
        return lines;
    }

    // an empty value stands for the key
    private String line(String shell, String name, String value) {
        boolean refers = value.isEmpty() && secret == null;
        String text = value.isEmpty() && secret != null ? secret : value;
        return switch (shell) {
            case "bash", "zsh", "sh" ->
                "export " + name + "=" + (refers ? "\"${CCAPI_KEY:?set it to the text of the key}\"" : quoted(text));
            case "fish" -> "set -gx " + name + " " + (refers ? "$CCAPI_KEY" : quoted(text));
            default -> throw Refusal.invalid("--shell '" + shell + "' is unknown", "use bash, zsh, sh or fish");
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private List<String> codex() {
        return """
                # in ~/.codex/config.toml:
                #   model_provider = "ccapi"
                #   [model_providers.ccapi]
                #   name = "ccapi"
                #   base_url = "%s/v1"
                #   env_key = "CCAPI_KEY"
                #   wire_api = "responses\"""".formatted(base).lines().toList();
    }
}
