package ccapi.cli.mirror;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.shared.mirror.MirrorApi;
import ccapi.shared.mirror.MirrorStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi mirror status`, what it does stands in its description.
final class MirrorShow extends Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Output output = new Output(words);

    @Override
    public int run(Cli cli) throws IOException {
        Row status = Row.one(cli.client(cli.timeout(PATIENCE)).calls().get(MirrorApi.PATH + "/status"));
        if (!cli.quiet() || output.isAsked()) {
            output.printOne(cli.place(), MirrorGrid.STATUS, status);
        }
        return switch (status.text("state")) {
            case "reachable" -> ExitCode.OK.code();
            case "disabled" -> ExitCode.MIRROR_OFF.code();
            default -> ExitCode.MIRROR_DOWN.code();
        };
    }

    @Override
    public Answer answer() {
        return Answer.one(MirrorStatus.class);
    }

    @Override
    public String about() {
        return "Tell whether the minter can be used: 0 reachable, 11 disabled, 12 unreachable.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi mirror status", "and what to do when it cannot be used"),
                new Example("ccapi mirror status -q", "only the exit code"));
    }
}
