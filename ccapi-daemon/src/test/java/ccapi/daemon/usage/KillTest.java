package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Durability;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills a process that books, again and again, and looks for what it had promised. `-Dccapi.kills=100` for more.
class KillTest {
    private static final int KILLS = Integer.getInteger("ccapi.kills", 3);

    @TempDir
    Path folder;

    @Proves(value = Promise.P1, measured = "3 kills of each durability: 0 lost, 0 twice")
    @Proves(Promise.P2)
    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatWasPromisedSurvivesEveryKillOnceAndSumsStayEqualToRows(Durability durability) throws Exception {
        Set<String> promised = new HashSet<>();
        Random random = new Random(durability.ordinal());
        for (int kill = 0; kill < KILLS; kill++) {
            promised.addAll(runAndKill(durability, "kill" + kill, 100 + random.nextInt(1_000)));
        }
        try (Desk desk = Desk.open(folder)) {
            List<String> ids = new ArrayList<>();
            for (RowStore.Stored stored : Recount.rows(desk.database)) {
                if (stored.row().outcome().equals(RequestRow.OK)) {
                    ids.add(stored.row().id());
                }
            }
            assertThat(ids).doesNotHaveDuplicates();
            Set<String> lost = new HashSet<>(promised);
            ids.forEach(lost::remove);
            assertThat(lost).isEmpty();
            assertThat(promised).hasSizeGreaterThan(KILLS * 100);
            assertThat(desk.number("SELECT count(*) FROM usage_request WHERE outcome = 'open'"))
                    .isZero();
            Recount.sumsEqualRows(desk.database);
        }
    }

    /// Kills it once it has promised so many.
    private Set<String> runAndKill(Durability durability, String prefix, int promises) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        KilledRecorder.class.getName(),
                        folder.toString(),
                        durability.name(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> promised = new HashSet<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && promised.size() < promises) {
                promised.add(line);
                line = lines.readLine();
            }
            // by its handle: the process itself would close the stream with what it still said
            process.toHandle().destroyForcibly();
            process.waitFor();
            // the last line may have been cut by the kill
            for (String rest = lines.readLine(), after; rest != null; rest = after) {
                after = lines.readLine();
                if (after != null) {
                    promised.add(rest);
                }
            }
        }
        return promised;
    }

    /// Ours, however the tests were started.
    private static String classPath() {
        if (KillTest.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
