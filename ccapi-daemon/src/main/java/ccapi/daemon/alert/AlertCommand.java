package ccapi.daemon.alert;

import ccapi.daemon.alert.Alerts.Told;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The operator's command: gets one alert as JSON on its standard input. What it prints is thrown away.
///
/// @param words   of the command, empty for none; no shell reads them
/// @param timeout after which it is ended, with what it started
record AlertCommand(List<String> words, Duration timeout) {
    private static final Logger LOG = System.getLogger(AlertCommand.class.getName());

    /// Of our environment, all that the command gets: secrets may be in the rest.
    static final Set<String> PASSED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "TZ",
            "DISPLAY",
            "XDG_RUNTIME_DIR",
            "DBUS_SESSION_BUS_ADDRESS");

    AlertCommand {
        words = List.copyOf(words);
    }

    boolean isNone() {
        return words.isEmpty();
    }

    /// Runs it and waits for its end.
    ///
    /// @throws InterruptedException when waiting was broken off; the command is ended then
    void run(Told told) throws InterruptedException {
        if (isNone()) {
            return;
        }
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the alert command cannot be run: {0}", e.getMessage());
            return;
        }
        try {
            write(process, json(told));
            await(process, told);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void await(Process process, Told told) throws InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(
                    Level.WARNING,
                    "the alert command took longer than {0} s and was ended",
                    timeout.toMillis() / 1000.0);
        } else if (process.exitValue() != 0) {
            LOG.log(
                    Level.WARNING,
                    "the alert command ended with {0} on {1}",
                    process.exitValue(),
                    told.alert().event());
        }
    }

    private static void write(Process process, byte[] json) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(json);
            in.write('\n');
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the alert command did not read what it was told");
        }
    }

    private static byte[] json(Told told) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("event", told.alert().event());
        json.put("at", told.at().toString());
        json.setAll((ObjectNode) Json.mapper().valueToTree(told.alert()));
        return Json.bytes(json);
    }
}
