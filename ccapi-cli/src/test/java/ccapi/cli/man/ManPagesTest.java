package ccapi.cli.man;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ccapi.cli.help.Topics;
import ccapi.cli.testing.Run;
import ccapi.daemon.config.ConfigReader;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {
    private static final Path MAN = Path.of("../man");
    private static final Path COMPLETIONS = Path.of("../completions");
    private static final boolean WRITE = System.getenv("CCAPI_WRITE") != null;

    @TempDir
    Path folder;

    @Test
    void theCheckedInPagesAreThoseOfTheCommandTree() throws IOException {
        Map<String, String> pages = ManPages.all();
        if (WRITE) {
            write(MAN, pages);
        }

        assertThat(read(MAN)).as("stale: CCAPI_WRITE=1 writes them anew").isEqualTo(pages);
    }

    @Test
    void theCheckedInCompletionsAreThoseThatAreAlsoPrinted() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        for (String shell : List.of("bash", "zsh", "fish")) {
            scripts.put(
                    "ccapi." + shell,
                    Run.in(folder).ccapi("completion " + shell).out());
        }
        if (WRITE) {
            write(COMPLETIONS, scripts);
        }

        assertThat(read(COMPLETIONS))
                .as("stale: CCAPI_WRITE=1 writes them anew")
                .isEqualTo(scripts);
    }

    @Test
    void manRendersAPageWithoutComplaint() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "no man here");
        Path page = Files.writeString(folder.resolve("x.1"), ManPages.all().get("ccapi-account-add.1"));
        Process man = new ProcessBuilder("man", "--warnings=w", "-E", "UTF-8", "-P", "cat", page.toString())
                .redirectErrorStream(false)
                .start();
        String text = new String(man.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String complaints = new String(man.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(complaints).isEmpty();
        assertThat(text).contains("ccapi-account-add", "--secret-file=FILE", "Add an upstream account.");
    }

    @Test
    void theSettingsPageKnowsEveryKeyThatTheDaemonKnows() throws IOException {
        assertThat(documentedKeys()).isEqualTo(daemonKeys());
    }

    @Test
    void theDaemonReadsTheExampleOfTheSettingsPage() throws IOException {
        Path token = Files.writeString(folder.resolve("t"), "secret");
        Path file = folder.resolve("config.yaml");
        Files.writeString(file, ManPages.example().replace("/etc/ccapi/minter.token", token.toString()));

        assertThat(ConfigReader.read(file).usage().retentionDays()).isEqualTo(30);
    }

    private static TreeSet<String> documentedKeys() {
        TreeSet<String> keys = new TreeSet<>();
        Topics.text("config")
                .lines()
                .filter(line -> line.startsWith("  "))
                .forEach(line -> keys.add(line.strip().split(" ", 2)[0].replace("prices.MODEL.input", "prices")));
        return keys;
    }

    // the daemon tells its keys when it refuses one
    private TreeSet<String> daemonKeys() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        List<String> sections = new ArrayList<>(List.of(""));
        while (!sections.isEmpty()) {
            String section = sections.removeFirst();
            for (String name : knownIn(section)) {
                String full = section.isEmpty() ? name : section + "." + name;
                if (!full.equals("prices") && isSection(full)) {
                    sections.add(full);
                } else {
                    keys.add(full);
                }
            }
        }
        return keys;
    }

    private List<String> knownIn(String section) throws IOException {
        String hint = refusal(section, "zzz: 1");
        return List.of(hint.substring(hint.indexOf("known here: ") + 12).split(", "));
    }

    private boolean isSection(String key) throws IOException {
        return refusal(key, "zzz: 1").contains("known here: ");
    }

    private String refusal(String section, String line) throws IOException {
        StringBuilder yaml = new StringBuilder();
        String indent = "";
        for (String part : section.isEmpty() ? new String[0] : section.split("\\.")) {
            yaml.append(indent).append(part).append(":\n");
            indent += "  ";
        }
        yaml.append(indent).append(line).append('\n');
        Path file = Files.writeString(folder.resolve("keys.yaml"), yaml);
        try {
            ConfigReader.read(file);
        } catch (Refusal e) {
            return e.problem().message() + " " + e.problem().hint();
        }
        throw new AssertionError("not refused: " + yaml);
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        for (String stale : read(folder).keySet()) {
            Files.delete(folder.resolve(stale));
        }
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> list = Files.list(folder)) {
                for (Path file : list.toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
