package ccapi.daemon;

import static java.util.stream.Collectors.joining;

import ccapi.shared.AdminClient;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.UnixHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    /// Starts one on a folder as the launcher does, with the simulated upstream.
    static DaemonProcess spawn(Path folder) {
        return spawn(folder, "", 0, "--simulate");
    }

    /// Starts one within bounds.
    ///
    /// @param heap  the most it may have, as `-Xmx` takes it, empty = what the launcher gives
    /// @param files the most it may have open, 0 = as many as we
    /// @param args  as its `main` takes them
    static DaemonProcess spawn(Path folder, String heap, int files, String... args) {
        String limit = files == 0 ? "" : "ulimit -n " + files + " && ";
        List<String> command = new ArrayList<>(List.of("sh", "-c", limit + "exec \"$0\" \"$@\"", tool("java")));
        command.addAll(launcherFlags());
        if (!heap.isEmpty()) {
            command.add("-Xmx" + heap);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "ccapi.daemon.Main"));
        command.addAll(List.of(args));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("out").toFile()));
            builder.environment().put("CCAPI_HOME", folder.toString());
            return new DaemonProcess(folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("no daemon process", e);
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /// What the launcher gives the JVM of a daemon, so that figures taken here are those of users.
    private static List<String> launcherFlags() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("ccapi")) ? here : here.getParent();
        try (var lines = Files.lines(root.resolve("ccapi"))) {
            String serve = lines.filter(line -> line.startsWith("serve=\""))
                    .map(line -> line.substring("serve=\"".length(), line.length() - 1))
                    .collect(joining(" "))
                    .replace("$serve ", "")
                    .replace("$native", "--enable-native-access=ALL-UNNAMED");
            return List.of(serve.split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException("no launcher to read the daemon's flags from", e);
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
        signal("HUP");
    }

    /// As if native code had gone astray.
    void crash() throws IOException, InterruptedException {
        signal("SEGV");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /// What everybody may read of its arguments.
    String arguments() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    }

    /// What its user may read of the environment it was started with.
    String environment() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/environ"));
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

    /// Memory that is still in use after all garbage was collected, in KiB.
    long liveHeapKiB() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        return text.lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split(" +")[2]) / 1024)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no histogram: " + text));
    }

    /// How many files and sockets it has open.
    long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.count();
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

    /// Ends it, and waits: its folder may be thrown away after.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
