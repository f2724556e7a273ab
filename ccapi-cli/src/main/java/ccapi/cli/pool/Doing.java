package ccapi.cli.pool;

import ccapi.cli.command.Cli;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.EditKey;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.socket.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the steps of a plan, one admin call or two for each.
final class Doing {
    private final Cli cli;
    private final AdminCalls calls;

    Doing(Cli cli) {
        this.cli = cli;
        this.calls = cli.calls();
    }

    /// Takes one step.
    ///
    /// @return the text of a key that was made, else `null`
    @Nullable
    String take(Step step) throws IOException {
        return switch (step) {
            case Step.Add add -> add.noun().equals("account") ? addAccount(add) : createKey(add);
            case Step.Change change -> change(change);
            case Step.Remove remove -> {
                calls.change("DELETE", path(remove.noun(), remove.name()), null);
                yield null;
            }
        };
    }

    private @Nullable String addAccount(Step.Add add) {
        Object file = add.wanted().get("secret_file");
        if (file == null) {
            throw Refusal.invalid(
                    "account " + add.name() + " is new and has no credential",
                    "add secret_file: to it, or add it by hand");
        }
        Map<String, @Nullable Object> body = body(add.wanted(), Field.ACCOUNT);
        body.put("name", add.name());
        body.put("secret", Secrets.read(cli, file.toString(), "credential of account " + add.name()));
        calls.change("POST", AccountsApi.PATH, Json.read(Json.bytes(body), AddAccount.class));
        disableIfWanted(add);
        return null;
    }

    private String createKey(Step.Add add) throws IOException {
        Map<String, @Nullable Object> body = body(add.wanted(), Field.KEY);
        body.put("name", add.name());
        Row made = Row.one(calls.change("POST", ApiKeysApi.PATH, Json.read(Json.bytes(body), CreateKey.class)));
        disableIfWanted(add);
        return made.text("key");
    }

    private void disableIfWanted(Step.Add add) {
        if (Boolean.FALSE.equals(add.wanted().get("enabled"))) {
            calls.change("POST", path(add.noun(), add.name()) + "/disable", null);
        }
    }

    private @Nullable String change(Step.Change change) {
        String path = path(change.noun(), change.name());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        List<String> cleared = new ArrayList<>();
        for (Step.Difference difference : change.differences()) {
            Field field = difference.field();
            if (!field.isSent()) {
                calls.change("POST", path + (Boolean.TRUE.equals(difference.after()) ? "/enable" : "/disable"), null);
            } else if (change.noun().equals("key") && isLimit(field) && Plan.isNothing(difference.after())) {
                cleared.add(field.name().equals("expires_at") ? "expires" : field.name());
            } else {
                body.put(field.sent(), difference.after() == null ? nothing(field) : difference.after());
            }
        }
        if (!cleared.isEmpty()) {
            body.put("no_limits", cleared);
        }
        if (!body.isEmpty()) {
            // read into its type and back, so that its checks speak before the daemon's
            Class<?> type = change.noun().equals("account") ? EditAccount.class : EditKey.class;
            calls.change("PATCH", path, Json.read(Json.bytes(body), type));
        }
        return null;
    }

    private static boolean isLimit(Field field) {
        return switch (field.name()) {
            case "concurrency", "daily", "weekly", "monthly", "expires_at" -> true;
            default -> false;
        };
    }

    // what clears a field in a change
    private static Object nothing(Field field) {
        return switch (field.kind()) {
            case NUMBER, DOLLARS -> 0;
            case LIST -> List.of();
            case MAP -> Map.of();
            case TEXT, TIME, BOOLEAN -> "";
        };
    }

    private static Map<String, @Nullable Object> body(Map<String, @Nullable Object> wanted, List<Field> fields) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = wanted.get(field.name());
            if (field.isSent() && value != null) {
                body.put(field.sent(), value);
            }
        }
        return body;
    }

    private static String path(String noun, String name) {
        return (noun.equals("account") ? AccountsApi.PATH : ApiKeysApi.PATH) + "/" + AdminCalls.segment(name);
    }
}
