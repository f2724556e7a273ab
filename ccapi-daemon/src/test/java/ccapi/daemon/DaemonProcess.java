package ccapi.daemon;

import ccapi.shared.AdminClient;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.UnixHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A daemon as a process of its own, to be killed like one.
final class DaemonProcess implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private DaemonProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /// Starts one on a folder, with the simulated upstream.
    static DaemonProcess spawn(Path folder) {
        return spawn(folder, "256m", 0);
    }

    /// Starts one within bounds.
    ///
    /// @param heap  the most it may have, as `-Xmx` takes it
    /// @param files the most it may have open, 0 = as many as we
    static DaemonProcess spawn(Path folder, String heap, int files) {
        String limit = files == 0 ? "" : "ulimit -n " + files + " && ";
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            "sh",
                            "-c",
                            limit + "exec \"$0\" \"$@\"",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx" + heap,
                            "-XX:+ExitOnOutOfMemoryError",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "ccapi.daemon.Main",
                            "--simulate"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("out").toFile()));
            builder.environment().put("CCAPI_HOME", folder.toString());
            return new DaemonProcess(folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("no daemon process", e);
        }
    }

    /// Waits until it serves.
    DaemonProcess awaitReady() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("the daemon did not start: " + output());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    private boolean isReady() {
        try {
            return !admin().status().get().listen().isEmpty();
        } catch (Refusal e) {
            return false;
        }
    }

    AdminClient admin() {
        Home home = Home.from(Map.of("CCAPI_HOME", folder.toString()), folder.toString(), false);
        return new AdminClient(new UnixHttp(home.socket(), Duration.ofSeconds(20)));
    }

    String baseUrl() {
        return "http://" + admin().status().get().listen();
    }

    long pid() {
        return process.pid();
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// As `kill` does.
    void terminate() {
        process.destroy();
    }

    /// As `kill -HUP` does.
    void hangUp() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    /// Memory that is really taken, in MiB.
    long residentMiB() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the daemon does not end: " + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(folder.resolve("out"));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
