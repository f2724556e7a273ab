package ccapi.cli.pool;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.output.Tree;
import ccapi.cli.output.Yaml;
import ccapi.cli.words.Value;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ccapi export`, what it does stands in its description.
public final class Export extends Verb {
    private final Value format = words.option("FORMAT", "yaml (the default) or json.", "-o", "--output");

    @Override
    public int run(Cli cli) throws IOException {
        AdminCalls calls = cli.calls();
        Map<String, @Nullable Object> pool = new LinkedHashMap<>();
        pool.put("accounts", entries(Row.list(calls.get(AccountsApi.PATH)), Field.ACCOUNT));
        pool.put("keys", entries(Row.list(calls.get(ApiKeysApi.PATH)), Field.KEY));
        String kind = format.or("yaml");
        switch (kind) {
            case "yaml" -> cli.out().print(Yaml.text(pool));
            case "json" -> cli.out().println(Tree.pretty(pool));
            default -> throw Refusal.invalid("-o '" + kind + "' is unknown here", "use yaml or json");
        }
        return ExitCode.OK.code();
    }

    private static Map<String, @Nullable Object> entries(List<Row> rows, List<Field> fields) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            for (Field field : fields) {
                Object value = field.shown().isEmpty() ? null : row.at(field.shown());
                if (!Plan.isNothing(value) && !field.absent().equals(value)) {
                    entry.put(field.name(), value);
                }
            }
            entries.put(row.text("name"), entry);
        }
        return entries;
    }

    @Override
    public List<String> more() {
        return List.of("Credentials and key texts are never exported. An account that is to be made from the file"
                + " elsewhere needs a secret_file: line.");
    }

    @Override
    public String about() {
        return "Print accounts and keys as the file that 'ccapi apply' takes; without any secret.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi export > pool.yaml", "to be kept in version control"),
                new Example("ccapi export -o json > pool.json", "for another program"));
    }
}
