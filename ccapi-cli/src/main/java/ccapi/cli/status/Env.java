package ccapi.cli.status;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ccapi env`, what it does stands in its description.
@Command(description = "Print what a client needs to come through ccapi, as lines for your shell.")
public final class Env extends Verb {
    @Option(names = "--key", required = true, paramLabel = "KEY", description = "The client key it will use.")
    private String key = "";

    @Option(names = "--client", paramLabel = "CLIENT", description = "claude-code (the default), codex or sdk.")
    private String client = "claude-code";

    @Option(names = "--shell", paramLabel = "SHELL", description = "bash, zsh, sh or fish; else by $SHELL.")
    private @Nullable String shell;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File with the text of the key, or -; else the lines refer to $CCAPI_KEY.")
    private @Nullable String keyFile;

    @Override
    public int run(Cli cli) throws IOException {
        Row known = Row.one(cli.calls().get(ApiKeysApi.PATH + "/" + AdminCalls.segment(key)));
        if (!known.is("enabled")) {
            throw new Refusal(ProblemCode.DENIED, "key " + key + " is disabled", "'ccapi key enable " + key + "'");
        }
        String listen = Row.one(cli.calls().get(StatusApi.PATH)).text("listen");
        String secret = keyFile == null ? null : Secrets.read(cli, keyFile, "text of key " + key);
        new EnvLines("http://" + listen, secret).of(client, shell(cli)).forEach(cli.out()::println);
        if (secret == null) {
            cli.say("the text of a key is shown only when it is made: keep it in CCAPI_KEY, or give --key-file");
        }
        return ExitCode.OK.code();
    }

    private String shell(Cli cli) {
        if (shell != null) {
            return shell;
        }
        String usual = cli.env().getOrDefault("SHELL", "");
        String name = usual.substring(usual.lastIndexOf('/') + 1);
        return List.of("bash", "zsh", "fish").contains(name) ? name : "sh";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi env --key ci --key-file ci.key --shell bash > ccapi.env", "then '. ./ccapi.env'"),
                new Example("ccapi env --key laptop --client codex --shell fish", "what Codex needs"));
    }
}
