package ccapi.cli.status;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.cli.words.Value;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;

/// `ccapi env`, what it does stands in its description.
public final class Env extends Verb {
    private final Value key =
            words.option("KEY", "The client key it will use; makes sure that it is there and enabled.", "--key");

    private final Value client = words.option("CLIENT", "claude-code (the default), codex or sdk.", "--client");

    private final Value shell = words.option("SHELL", "bash, zsh, sh or fish; else by $SHELL.", "--shell");

    private final Value keyFile = words.option(
            "FILE", "File with the text of the key, or -; else the lines refer to $CCAPI_KEY.", "--key-file");

    @Override
    public int run(Cli cli) throws IOException {
        if (key.isGiven()) {
            refuseDisabled(cli, key.get());
        }
        String listen = Row.one(cli.calls().get(StatusApi.PATH)).text("listen");
        String secret = keyFile.isGiven() ? Secrets.read(cli, keyFile.get(), "text of the key") : null;
        new EnvLines("http://" + listen, secret)
                .of(client.or("claude-code"), shell(cli))
                .forEach(cli.out()::println);
        if (secret == null) {
            cli.say("the text of a key is shown only when it is made: keep it in CCAPI_KEY, or give --key-file");
        }
        return ExitCode.OK.code();
    }

    private static void refuseDisabled(Cli cli, String key) throws IOException {
        Row known = Row.one(cli.calls().get(ApiKeysApi.PATH + "/" + AdminCalls.segment(key)));
        if (!known.is("enabled")) {
            throw new Refusal(ProblemCode.DENIED, "key " + key + " is disabled", "'ccapi key enable " + key + "'");
        }
    }

    private String shell(Cli cli) {
        if (shell.isGiven()) {
            return shell.get();
        }
        String usual = cli.env().getOrDefault("SHELL", "");
        String name = usual.substring(usual.lastIndexOf('/') + 1);
        return List.of("bash", "zsh", "fish").contains(name) ? name : "sh";
    }

    @Override
    public String about() {
        return "Print what a client needs to come through ccapi, as lines for your shell.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi env --key ci --key-file ci.key --shell bash > ccapi.env", "then '. ./ccapi.env'"),
                new Example("ccapi env --key laptop --client codex --shell fish", "what Codex needs"));
    }
}
