package ccapi.cli.status;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ccapi version`, what it does stands in its description.
public final class Version extends Verb {
    private static final Grid VERSIONS = new Grid(
            "ccapi",
            List.of(
                    Column.of("ccapi", "CCAPI", Formats::text),
                    Column.of("java", "JAVA", Formats::text),
                    Column.of("daemon", "DAEMON", Formats::text)),
            "");

    private final Output output = new Output(words);

    @Override
    public int run(Cli cli) throws IOException {
        Map<String, @Nullable Object> versions = new LinkedHashMap<>();
        versions.put("ccapi", own());
        versions.put("java", Runtime.version().toString());
        versions.put("daemon", daemon(cli));
        output.printOne(cli.place(), VERSIONS, new Row(versions));
        return ExitCode.OK.code();
    }

    /// The version of this program, as its jar says.
    public static String own() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static @Nullable String daemon(Cli cli) throws IOException {
        try {
            return Row.one(cli.calls().get(StatusApi.PATH)).text("version");
        } catch (Refusal e) {
            return null;
        }
    }

    @Override
    public String about() {
        return "Show the versions of this program, of Java and of the daemon that runs.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi version", "for a bug report"),
                new Example("ccapi version -o json", "for a script that compares versions"));
    }
}
