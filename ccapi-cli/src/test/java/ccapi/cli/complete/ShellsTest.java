package ccapi.cli.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ccapi.cli.testing.FakeDaemon;
import ccapi.cli.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The completion scripts in the shells themselves; a shell that is not there is passed over.
class ShellsTest {
    private static final Path SCRIPTS =
            Path.of("../completions").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    FakeDaemon daemon;
    Program program;

    @BeforeEach
    void start() throws Exception {
        daemon = new FakeDaemon(folder).on("GET /names/accounts", """
                [{"name":"max-tokyo","about":"claude-oauth"},{"name":"a b","about":"codex"},
                 {"name":"测试账号","about":"codex"}]""");
        program = Program.in(folder);
    }

    @AfterEach
    void stop() throws Exception {
        daemon.close();
    }

    private List<String> run(String shell, String... script) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of("/bin/", "/usr/bin/").anyMatch(bin -> Files.isExecutable(Path.of(bin + shell))),
                shell + " is not here");
        List<String> command = new java.util.ArrayList<>(List.of(shell));
        command.addAll(List.of(script));
        ProcessBuilder builder =
                program.command(command, Map.of("CCAPI_SOCKET", daemon.path().toString()));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private List<String> bash(String words) throws Exception {
        String[] all = words.split(" ", -1);
        return run(
                "bash",
                "-c",
                "source " + SCRIPTS + "/ccapi.bash; COMP_WORDS=(ccapi " + words.strip()
                        + (words.endsWith(" ") ? " ''" : "") + "); COMP_CWORD=" + all.length
                        + "; _ccapi; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    @Test
    void bashCompletesWordsNamesAndValues() throws Exception {
        assertThat(bash("account sh")).containsExactly("show");
        inTime(() -> assertThat(bash("account show ")).containsExactly("max-tokyo", "a\\ b", "测试账号"));
        inTime(() -> assertThat(bash("account show 测")).containsExactly("测试账号"));
        assertThat(bash("account list --output = j")).as("bash breaks at =").containsExactly("json", "jsonl");
    }

    @Test
    void fishCompletesWordsNamesAndValues() throws Exception {
        String source = "source " + SCRIPTS + "/ccapi.fish; ";
        assertThat(run("fish", "-c", source + "complete -C 'ccapi account sh'"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("show");
        inTime(() -> assertThat(run("fish", "-c", source + "complete -C 'ccapi account show '"))
                .containsExactlyInAnyOrder("max-tokyo\tclaude-oauth", "a b\tcodex", "测试账号\tcodex"));
        assertThat(run("fish", "-c", source + "complete -C 'ccapi account list --output=j'"))
                .containsExactlyInAnyOrder("--output=json", "--output=jsonl");
    }

    @Test
    void zshCompletesWordsNamesAndValues() throws Exception {
        assertThat(zsh("ccapi account sh")).contains("ccapi account show");
        inTime(() -> assertThat(zsh("ccapi account show max")).contains("ccapi account show max-tokyo"));
        inTime(() -> assertThat(zsh("ccapi account show 测")).contains("ccapi account show 测试账号"));
        assertThat(zsh("ccapi account list --output=y")).contains("ccapi account list --output=yaml");
    }

    // on a busy machine the daemon may be asked in vain: completion waits for names no longer than a person would
    private static void inTime(ThrowingCallable check) {
        for (int failed = 0; ; failed++) {
            try {
                check.call();
                return;
            } catch (AssertionError e) {
                if (failed == 5) {
                    throw e;
                }
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }

    // zsh completes only at a terminal: one is made, the line is typed, Tab pressed, and the line read back
    private String zsh(String line) throws Exception {
        Path script = Files.writeString(folder.resolve("drive.zsh"), """
                zmodload zsh/zpty
                zpty z zsh -f -i
                zpty -w z 'PS1=; autoload -U compinit; compinit -u -d %1$s/dump; source %2$s/ccapi.zsh'
                zpty -w z 'show() { print -r -- "<$BUFFER>" >> %1$s/line; zle kill-whole-line }; zle -N show; bindkey "^X" show'
                zpty -w z 'print ready > %1$s/ready'
                for i in {1..200}; do [[ -f %1$s/ready ]] && break; sleep 0.05; done
                zpty -wn z $1$'\\t'
                zpty -wn z $'\\x18'
                for i in {1..200}; do [[ -s %1$s/line ]] && break; sleep 0.05; done
                zpty -d z
                cat %1$s/line
                """.formatted(folder, SCRIPTS));
        Files.deleteIfExists(folder.resolve("line"));
        Files.deleteIfExists(folder.resolve("ready"));
        return String.join("\n", run("zsh", "-f", script.toString(), line));
    }
}
