package ccapi.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// The rules of the house that no compiler checks: every type says what it is for, every package has a sign on its
/// door, no file grows into a hall, and the map in the README is true.
class HouseRulesTest {
    private static final Path ROOT = root();
    private static final int MAX_LINES = 400;
    private static final Pattern BANNED =
            Pattern.compile(".*(Manager|Helper|Utils?|Impl|Base|Dto|Service|Factory)$|^Abstract.*");

    @Test
    void everyTypeSaysWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(mainSources()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TypeScan(docs, unit, silent).scan(unit, null);
            }
        }
        assertThat(silent).as("types without a docstring").isEmpty();
    }

    @Test
    void noTypeHidesBehindARoleName() throws IOException {
        List<String> banned = mainSources().stream()
                .map(path -> path.getFileName().toString().replace(".java", ""))
                .filter(name -> BANNED.matcher(name).matches())
                .filter(name -> !name.equals("Usage") && !name.equals("Database"))
                .toList();
        assertThat(banned).as("type names that hide what they are for").isEmpty();
    }

    @Test
    void everyPackageHasASignOnItsDoor() throws IOException {
        List<String> unsigned = mainSources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                .map(folder -> ROOT.relativize(folder).toString())
                .toList();
        assertThat(unsigned).as("packages without package-info.java").isEmpty();
    }

    @Test
    void noFileGrowsIntoAHall() throws IOException {
        List<String> halls = new ArrayList<>();
        for (Path path : mainSources()) {
            try (Stream<String> lines = Files.lines(path)) {
                long count = lines.count();
                if (count > MAX_LINES) {
                    halls.add(ROOT.relativize(path) + " has " + count + " lines");
                }
            }
        }
        assertThat(halls).as("files over " + MAX_LINES + " lines").isEmpty();
    }

    @Test
    void everyPathInTheReadmeExists() throws IOException {
        Path readme = ROOT.resolve("README.md");
        assertThat(readme).exists();
        Matcher paths = Pattern.compile(
                        "`((?:shared|ccapi-daemon|ccapi-cli|ccapi-tui|bench|completions|man|\\.ci)/[^`\\s*…]+)`")
                .matcher(Files.readString(readme));
        List<String> missing = paths.results()
                .map(found -> found.group(1))
                .filter(path -> Files.notExists(ROOT.resolve(path)))
                .toList();
        assertThat(missing).as("paths named in README.md").isEmpty();
    }

    @Test
    void everyTestNamedInTheReadmeExists() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String module : List.of("shared", "ccapi-daemon", "ccapi-cli", "ccapi-tui")) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path path : walk.filter(Files::isRegularFile).toList()) {
                    tests.put(path.getFileName().toString().replace(".java", ""), Files.readString(path));
                }
            }
        }
        List<String> missing = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .filter(found -> !tests.getOrDefault(found.group(1), "")
                        .contains(found.group(2) == null ? "class" : " " + found.group(2) + "("))
                .map(found -> found.group())
                .toList();
        assertThat(missing).as("tests named in README.md").isEmpty();
    }

    private static List<Path> mainSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("shared", "ccapi-daemon", "ccapi-cli", "ccapi-tui")) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                walk.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(sources).isNotEmpty();
        return sources;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("ccapi-daemon")) ? here : here.getParent();
    }

    private static final class TypeScan extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final CompilationUnitTree unit;
        private final List<String> silent;

        TypeScan(DocTrees docs, CompilationUnitTree unit, List<String> silent) {
            this.docs = docs;
            this.unit = unit;
            this.silent = silent;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            boolean local = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.NEW_CLASS
                    || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.BLOCK;
            boolean isPrivate = type.getModifiers().getFlags().contains(javax.lang.model.element.Modifier.PRIVATE);
            if (!local && !isPrivate && docs.getDocComment(getCurrentPath()) == null) {
                silent.add(ROOT.relativize(Path.of(unit.getSourceFile().toUri())) + ": " + type.getSimpleName());
            }
            return super.visitClass(type, unused);
        }
    }
}
