package ccapi.daemon.config;

import ccapi.shared.problem.Refusal;
import java.nio.charset.StandardCharsets;

/// Any text as a configuration: read, or refused in words.
public final class ConfigFuzz {
    private ConfigFuzz() {}

    /// Called by the fuzzer and by the replay of its corpus.
    public static void fuzzerTestOneInput(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        // it would open whatever file the fuzzer comes to name
        if (text.contains("_file")) {
            return;
        }
        try {
            ConfigReader.read(text, "config.yaml");
        } catch (Refusal e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new IllegalStateException("refused without words", e);
            }
        }
    }
}
