package ccapi.daemon.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program of ours in a process of its own, there to be killed. What it prints is what it promises.
public final class Victim {
    private Victim() {}

    /// Starts a class with a `main`, kills it as `kill -9` does once it has printed enough, or waits for its end.
    ///
    /// @param enough told each line; whoever says yes has it killed
    /// @return every whole line that it printed
    public static List<String> run(Class<?> program, Predicate<String> enough, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                program.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (enough.test(line)) {
                    break;
                }
            }
            // by its handle: the process itself would close the stream with what it still said
            process.toHandle().destroyForcibly();
            process.waitFor();
            // the last line may have been cut by the kill
            for (String rest = out.readLine(), after; rest != null; rest = after) {
                after = out.readLine();
                if (after != null) {
                    lines.add(rest);
                }
            }
        }
        return lines;
    }

    /// Ours, however the tests were started.
    private static String classPath() {
        if (Victim.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return Stream.of("surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(path -> path != null)
                .findFirst()
                .orElseThrow();
    }
}
