package ccapi.daemon.config;

import ccapi.shared.problem.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads YAML into nodes that still know their line, so that every complaint can point.
final class Yaml {
    /// Larger than any sane file, small enough to read whole.
    static final int MAX_BYTES = 1024 * 1024;

    // the deepest value there is lies under three keys
    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 20;

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
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(MAX_BYTES)
                .build();
        Optional<Node> node;
        try {
            refuseExcess(new Parse(settings).parseString(text));
            node = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            throw complain(e.getProblemMark(), String.valueOf(e.getProblem()), "mend the YAML there");
        } catch (ReaderException e) {
            long line = text.lines().takeWhile(StreamReader::isPrintable).count() + 1;
            throw Refusal.invalid(
                    file + " line " + line + ": a character that YAML does not allow", "take it out, or escape it");
        } catch (YamlEngineException e) {
            throw Refusal.invalid(file + " is not YAML", "mend it, or move it away to use the defaults");
        }
        return switch (node.orElse(null)) {
            case null -> null;
            case MappingNode mapping -> mapping;
            case Node other -> throw complain(other.getStartMark(), "expected 'key: value' lines", "see ccapi.yaml(5)");
        };
    }

    // nodes are made by recursion: a file must not decide how deep, nor how often one part of it is repeated
    private void refuseExcess(Iterable<Event> events) {
        int depth = 0;
        int aliases = 0;
        for (Event event : events) {
            depth += switch (event.getEventId()) {
                case SequenceStart, MappingStart -> 1;
                case SequenceEnd, MappingEnd -> -1;
                default -> 0;
            };
            if (depth > MAX_DEPTH) {
                throw complain(event.getStartMark(), "this is nested too deep", "see ccapi.yaml(5)");
            }
            if (event.getEventId() == Event.ID.Alias && ++aliases > MAX_ALIASES) {
                throw complain(event.getStartMark(), "there are too many aliases", "write the values out");
            }
        }
    }

    Refusal complain(Optional<Mark> mark, String what, String hint) {
        String where = mark.map(at -> " line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
        return Refusal.invalid(file + where + ": " + what, hint);
    }
}
