package ccapi.cli.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// The program as a shell finds it: a script named `ccapi` in a folder, on the classes under test.
///
/// @param folder where the script is, which is also where lines run and the home
public record Program(Path folder) {
    private static final String SCRIPT = """
            #!/bin/sh
            CCAPI_LAUNCHER='%1$s/ccapi'
            export CCAPI_LAUNCHER
            case "${LC_ALL:-${LANG:-}}" in *UTF-8*) ;; *) LC_ALL=C.UTF-8; export LC_ALL ;; esac
            main=ccapi.cli.Main
            [ "$1 $2" = 'daemon run' ] && { main=ccapi.daemon.Main; shift 2; }
            exec '%2$s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
                -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp '%3$s' $main "$@"
            """;

    /// Writes the script.
    public static Program in(Path folder) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path script = Files.writeString(folder.resolve("ccapi"), SCRIPT.formatted(folder, java, classes));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Program(folder);
    }

    /// The script.
    public Path path() {
        return folder.resolve("ccapi");
    }

    /// A process that runs a command with the program on its path, no terminal and no input.
    public ProcessBuilder command(List<String> words, Map<String, String> env) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("CCAPI_HOME", folder.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(env);
        return builder.redirectInput(Path.of("/dev/null").toFile());
    }

    /// Runs a line of a shell to its end.
    public Run.Result bash(String line) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        int code = command(List.of("bash", "-c", line), Map.of())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Run.Result(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
