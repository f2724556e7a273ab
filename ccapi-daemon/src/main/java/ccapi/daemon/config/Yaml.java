package ccapi.daemon.config;

import ccapi.shared.problem.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads YAML into nodes that still know their line, so that every complaint can point.
final class Yaml {
    /// Larger than any sane file, small enough to read whole.
    static final int MAX_BYTES = 1024 * 1024;

    private final String file;

    /// @param file name used in messages
    Yaml(String file) {
        this.file = file;
    }

    /// The top mapping, `null` when the file has nothing in it.
    ///
    /// @throws Refusal when it is no YAML mapping
    @Nullable
    MappingNode parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(20)
                .setCodePointLimit(MAX_BYTES)
                .build();
        Optional<Node> node;
        try {
            node = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            throw complain(e.getProblemMark(), String.valueOf(e.getProblem()), "mend the YAML there");
        } catch (YamlEngineException e) {
            throw Refusal.invalid(file + " is not YAML", "mend it, or move it away to use the defaults");
        }
        return switch (node.orElse(null)) {
            case null -> null;
            case MappingNode mapping -> mapping;
            case Node other -> throw complain(other.getStartMark(), "expected 'key: value' lines", "see ccapi.yaml(5)");
        };
    }

    Refusal complain(Optional<Mark> mark, String what, String hint) {
        String where = mark.map(at -> " line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
        return Refusal.invalid(file + where + ": " + what, hint);
    }
}
