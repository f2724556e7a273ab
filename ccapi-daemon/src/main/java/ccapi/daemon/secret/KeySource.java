package ccapi.daemon.secret;

import ccapi.shared.paths.Home;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the master key comes from: systemd's credentials, a file, or the environment, in this order.
///
/// @param file        the key file, made on the first run
/// @param environment of the process
public record KeySource(Path file, Map<String, String> environment) {
    /// Name of the systemd credential.
    public static final String CREDENTIAL = "ccapi-master-key";

    /// Name of the environment variable.
    public static final String VARIABLE = "CCAPI_MASTER_KEY";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// The key file when the configuration names none: the one that is there, otherwise one apart from the database,
    /// otherwise, as for a service that may write nowhere else, one beside it.
    public static Path fileOf(Home home) {
        Path apart = home.config().resolve("master.key");
        Path beside = home.state().resolve("master.key");
        boolean writable = Files.notExists(home.config()) || Files.isWritable(home.config());
        return Files.exists(apart) || (writable && Files.notExists(beside)) ? apart : beside;
    }

    /// The key and where it was found, `null` when there is none.
    @Nullable
    Found find() {
        String folder = environment.get("CREDENTIALS_DIRECTORY");
        if (folder != null && Files.exists(Path.of(folder, CREDENTIAL))) {
            Path credential = Path.of(folder, CREDENTIAL);
            return new Found(MasterKey.parse(read(credential), credential.toString()), credential.toString());
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Found(fromFile(file), file.toString());
        }
        String variable = environment.get(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return new Found(MasterKey.parse(variable, VARIABLE), VARIABLE);
        }
        return null;
    }

    /// Where a renewed key waits until the database has taken it.
    Path next() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /// Where the key before this one is kept: backups may need it.
    Path previous() {
        return file.resolveSibling(file.getFileName() + ".old");
    }

    /// Whether a key was found in the key file itself.
    boolean isFile(Found found) {
        return found.where().equals(file.toString());
    }

    /// Puts the renewed key in force, in one step that a crash cannot halve; the one before it is kept beside it.
    void promote() {
        try {
            Files.deleteIfExists(previous());
            Files.createLink(previous(), file);
            Files.move(next(), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal(
                    ProblemCode.STORAGE,
                    "the database has taken the new master key, but " + next() + " cannot be moved to " + file + ": "
                            + e,
                    "keep both files; the next start tries again");
        }
    }

    /// Removes a renewed key that the database has not taken.
    void discardNext() {
        try {
            Files.deleteIfExists(next());
        } catch (IOException e) {
            throw new Refusal(ProblemCode.STORAGE, "cannot remove " + next() + ": " + e, "remove it");
        }
    }

    /// Reads a key file after a look at who else could have.
    static MasterKey fromFile(Path file) {
        refuseUnlessOurs(file);
        return MasterKey.parse(read(file), file.toString());
    }

    /// Writes a key file for the owner only, so that it survives a crash.
    static void write(Path file, MasterKey key) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel out = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                out.write(ByteBuffer.wrap((key.text() + "\n").getBytes(StandardCharsets.US_ASCII)));
                out.force(true);
            }
        } catch (IOException e) {
            throw new Refusal(
                    ProblemCode.STORAGE,
                    "cannot write the key file " + file + ": " + e,
                    "see that the folder is writable");
        }
    }

    private static void refuseUnlessOurs(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw Refusal.invalid("the key file " + file + " is not a plain file", "put the file itself there");
            }
            int owner = (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            long self = new UnixSystem().getUid();
            if (owner != self) {
                throw Refusal.invalid(
                        "the key file " + file + " belongs to user " + owner + ", ccapi runs as " + self,
                        "chown it to the user that runs ccapi");
            }
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            if (!OWNER_ONLY.containsAll(mode)) {
                throw Refusal.invalid(
                        "the key file " + file + " has mode " + PosixFilePermissions.toString(mode)
                                + ": others may use it",
                        "chmod 600 " + file);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Refusal unreadable(Path file, IOException e) {
        return Refusal.invalid("cannot read the master key " + file + ": " + e, "see who may read it");
    }

    /// A key, and where it was.
    record Found(MasterKey key, String where) {}
}
