import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.DeadCodeOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Raises the class-file version of a jar's old classes, in place.
///
/// picocli is compiled for Java 5, and the JVM keeps classes that old out of every class archive: they would be
/// parsed and verified anew at each start, for some 40 ms. Nothing but the version and the stack maps is changed.
/// Run by the build as `java Modernise.java JAR`; a jar without old classes stays as it is.
class Modernise {
    // the first version whose classes have stack maps, which archives need
    private static final int OLDEST = 50;
    private static final long SAME_TIME = 1_700_000_000_000L;

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Map<String, byte[]> entries = read(jar);
        ClassFile classes = classes(entries);
        boolean changed = false;
        for (var entry : entries.entrySet()) {
            if (entry.getKey().endsWith(".class") && !entry.getKey().startsWith("META-INF")) {
                ClassModel model = classes.parse(entry.getValue());
                if (model.majorVersion() < OLDEST) {
                    entry.setValue(raised(classes, model));
                    changed = true;
                }
            }
        }
        if (changed) {
            write(jar, entries);
        }
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                try (InputStream in = file.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static ClassFile classes(Map<String, byte[]> entries) {
        ClassHierarchyResolver inJar = ClassHierarchyResolver.ofResourceParsing(type -> {
            String name = type.descriptorString();
            byte[] bytes = entries.get(name.substring(1, name.length() - 1) + ".class");
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        return ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                DeadCodeOption.PATCH_DEAD_CODE,
                ClassHierarchyResolverOption.of(inJar.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static byte[] raised(ClassFile classes, ClassModel model) {
        ClassTransform transform = ClassTransform.endHandler(
                        builder -> builder.withVersion(ClassFile.JAVA_25_VERSION, 0))
                .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))
                .andThen((builder, element) -> {
                    boolean old = element instanceof ClassFileVersion version && version.majorVersion() < OLDEST;
                    if (!old) {
                        builder.with(element);
                    }
                });
        return classes.transformClass(model, transform);
    }

    private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        Path draft = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(draft))) {
            for (var entry : entries.entrySet()) {
                ZipEntry head = new ZipEntry(entry.getKey());
                head.setTime(SAME_TIME);
                out.putNextEntry(head);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
