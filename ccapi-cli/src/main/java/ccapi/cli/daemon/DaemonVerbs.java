package ccapi.cli.daemon;

import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import java.util.List;

/// `ccapi daemon …`.
public final class DaemonVerbs implements Noun {
    @Override
    public String name() {
        return "daemon";
    }

    @Override
    public String about() {
        return "The daemon: start, stop, reload";
    }

    @Override
    public List<String> verbs() {
        return List.of("start", "stop", "status", "reload", "renew-master-key", "run");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "start" -> new DaemonStart();
            case "stop" -> new DaemonStop();
            case "status" -> new DaemonShow();
            case "reload" -> new DaemonReload();
            case "renew-master-key" -> new DaemonRenewKey();
            case "run" -> new DaemonRun();
            default -> throw Noun.unknown(verb);
        };
    }
}
