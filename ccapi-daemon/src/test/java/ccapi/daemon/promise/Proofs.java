package ccapi.daemon.promise;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Reads the marks of all tests on all floors from their sources, since the floors above are not compiled yet when
/// the tests of the daemon run.
final class Proofs extends TreeScanner<Void, Void> {
    private final Deque<ClassTree> types = new ArrayDeque<>();
    private final List<Proof> found = new ArrayList<>();

    private Proofs() {}

    /// Every mark below the root of the checkout, in the order of files and lines.
    static List<Proof> below(Path root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Proofs proofs = new Proofs();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(tests(root)));
            for (CompilationUnitTree unit : task.parse()) {
                proofs.scan(unit, null);
            }
        }
        return proofs.found;
    }

    /// The sources of all tests below the root of the checkout.
    static List<Path> tests(Path root) throws IOException {
        List<Path> tests = new ArrayList<>();
        for (String module : List.of("shared", "ccapi-daemon", "ccapi-cli", "ccapi-tui")) {
            try (Stream<Path> walk = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                walk.filter(path -> path.toString().endsWith(".java")).sorted().forEach(tests::add);
            }
        }
        return tests;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        types.push(type);
        collect(type.getModifiers(), type.getSimpleName().toString());
        super.visitClass(type, null);
        types.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        collect(method.getModifiers(), types.peek().getSimpleName() + "." + method.getName());
        return null;
    }

    private void collect(ModifiersTree modifiers, String test) {
        boolean slow = isSlow(modifiers) || types.stream().anyMatch(type -> isSlow(type.getModifiers()));
        for (AnnotationTree mark : modifiers.getAnnotations()) {
            if (mark.getAnnotationType().toString().equals("Proves")) {
                found.add(proof(mark, test, slow));
            }
        }
    }

    private static Proof proof(AnnotationTree mark, String test, boolean slow) {
        String promise = "";
        StringBuilder measured = new StringBuilder();
        for (ExpressionTree argument : mark.getArguments()) {
            if (argument instanceof AssignmentTree named
                    && named.getVariable().toString().equals("measured")) {
                texts(named.getExpression(), measured);
            } else {
                ExpressionTree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
                promise = value.toString().replaceFirst(".*\\.", "");
            }
        }
        return new Proof(Promise.valueOf(promise), test, measured.toString(), slow);
    }

    /// A text may be put together from pieces on several lines.
    private static void texts(ExpressionTree text, StringBuilder into) {
        text.accept(
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitLiteral(LiteralTree literal, Void unused) {
                        into.append(literal.getValue());
                        return null;
                    }
                },
                null);
    }

    private static boolean isSlow(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .anyMatch(mark -> mark.toString().replaceAll("\\s", "").equals("@Tag(\"slow\")"));
    }
}
