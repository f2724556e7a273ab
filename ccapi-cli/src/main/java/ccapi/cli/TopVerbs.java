package ccapi.cli;

import ccapi.cli.account.Route;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.complete.Complete;
import ccapi.cli.complete.Scripts;
import ccapi.cli.demo.Demo;
import ccapi.cli.doctor.Doctor;
import ccapi.cli.help.Help;
import ccapi.cli.help.Manual;
import ccapi.cli.live.Top;
import ccapi.cli.pool.Apply;
import ccapi.cli.pool.Export;
import ccapi.cli.shell.Shell;
import ccapi.cli.status.Audit;
import ccapi.cli.status.Backup;
import ccapi.cli.status.Env;
import ccapi.cli.status.Logs;
import ccapi.cli.status.Restore;
import ccapi.cli.status.Status;
import ccapi.cli.status.Tui;
import ccapi.cli.status.Version;
import ccapi.cli.warm.Rehearsal;
import java.util.List;

/// The commands that belong to no noun and stand at the top.
final class TopVerbs implements Noun {
    /// Commands for programs, in no list.
    static final List<String> HIDDEN = List.of("__complete", "__warm");

    @Override
    public String name() {
        return "";
    }

    @Override
    public String about() {
        return "The installation as a whole";
    }

    @Override
    public List<String> verbs() {
        return List.of(
                "status",
                "top",
                "tui",
                "shell",
                "demo",
                "env",
                "route",
                "apply",
                "export",
                "backup",
                "restore",
                "doctor",
                "audit",
                "logs",
                "version",
                "completion",
                "man",
                "help");
    }

    @Override
    public Verb make(String verb) {
        return switch (verb) {
            case "status" -> new Status();
            case "top" -> new Top();
            case "tui" -> new Tui();
            case "shell" -> new Shell(Commands.nouns());
            case "demo" -> new Demo();
            case "env" -> new Env();
            case "route" -> new Route();
            case "apply" -> new Apply();
            case "export" -> new Export();
            case "backup" -> new Backup();
            case "restore" -> new Restore();
            case "doctor" -> new Doctor();
            case "audit" -> new Audit();
            case "logs" -> new Logs();
            case "version" -> new Version();
            case "completion" -> new Scripts();
            case "man" -> new Manual();
            case "help" -> new Help();
            case "__complete" -> new Complete(Commands.nouns());
            case "__warm" -> new Rehearsal();
            default -> throw Noun.unknown(verb);
        };
    }
}
