package ccapi.cli.daemon;

import ccapi.cli.command.Cli;
import ccapi.cli.output.Row;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.UnixHttp;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The daemon as a process beside ours: starting one that outlives us, seeing whether it answers, reading its log.
final class DaemonProcess {
    private static final Duration POLL = Duration.ofMillis(40);
    private static final int TAIL = 4096;

    private final Cli cli;

    DaemonProcess(Cli cli) {
        this.cli = cli;
    }

    /// Where its words go.
    Path log() {
        return cli.home().state().resolve("daemon.log");
    }

    /// Its status, `null` when none answers.
    ///
    /// @throws Refusal when it answers with a refusal, or we may not ask
    @Nullable
    Row status() throws IOException {
        try {
            return Row.one(cli.client(Duration.ofSeconds(5)).calls().get(StatusApi.PATH));
        } catch (Refusal e) {
            if (e.problem().code() == ProblemCode.UNREACHABLE || e.problem().code() == ProblemCode.TIMEOUT) {
                return null;
            }
            throw e;
        }
    }

    /// Starts one in a session of its own, so that neither Ctrl-C nor a closed terminal ends it.
    Process spawn(List<String> options) throws IOException {
        String launcher = cli.env().get("CCAPI_LAUNCHER");
        if (launcher == null) {
            throw new Refusal(
                    ProblemCode.INTERNAL,
                    "the launcher is not known (CCAPI_LAUNCHER is unset)",
                    "use the ccapi script");
        }
        Files.createDirectories(
                log().getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (Files.notExists(log())) {
            Files.createFile(log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        List<String> words = new ArrayList<>();
        if (onPath("setsid")) {
            words.add("setsid");
        } else {
            words.add("nohup");
        }
        words.addAll(List.of(launcher, "daemon", "run"));
        words.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(cli.env());
        return builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .redirectErrorStream(true)
                .start();
    }

    private boolean onPath(String program) {
        for (String folder : cli.env().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /// Waits until a condition holds.
    ///
    /// @return whether it did in time
    static boolean await(Duration limit, Condition condition) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /// Something to wait for.
    interface Condition {
        boolean holds() throws IOException;
    }

    /// How long the log is now, so that only what comes after is shown.
    long logSize() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    /// What the log says since then, at most its last few kilobytes.
    String logSince(long position) throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
            long from = Math.max(position, file.length() - TAIL);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    /// Whether anything at all answers on the socket.
    boolean answers() {
        try {
            new UnixHttp(cli.home().socket(), Duration.ofSeconds(2)).send("GET", "/v1" + StatusApi.PATH, null);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }
}
