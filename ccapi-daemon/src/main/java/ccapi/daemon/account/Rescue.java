package ccapi.daemon.account;

import ccapi.daemon.secret.Keyring;
import ccapi.daemon.secret.UnsealException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps a rotated login when the database cannot: in memory, and sealed in a file of its own, until the database
/// can.
///
/// A new pair exists nowhere else: the provider has thrown the old one away. So saving it is tried every second,
/// meanwhile no other token is spent, and what lies in files at the next start is put into the database first.
final class Rescue implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Rescue.class.getName());
    private static final Set<StandardOpenOption> CREATE_ANEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private final LoginStore logins;
    private final Keyring keyring;
    private final List<Path> folders;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param folders for the files, the best first; made when needed, readable by the owner only
    Rescue(LoginStore logins, Keyring keyring, List<Path> folders) {
        this.logins = logins;
        this.keyring = keyring;
        this.folders = folders;
    }

    /// Whether a login waits for the database.
    boolean isBusy() {
        return waiting.get() > 0;
    }

    /// Makes a rotated login durable in the database, however long that takes.
    ///
    /// @return whether the old one was still there to be replaced
    /// @throws InterruptedException when the daemon stops first; the file stays for the next start
    boolean commit(String id, Login old, Login fresh, Holder holder) throws InterruptedException {
        try {
            return logins.rotate(id, old, fresh, holder);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "a rotated login of {0} cannot be stored ({1}); it is tried every second",
                    id,
                    name(e));
            waiting.incrementAndGet();
            try {
                return insist(id, old, fresh, holder);
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    private boolean insist(String id, Login old, Login fresh, Holder holder) throws InterruptedException {
        String name = id + "." + keyring.fingerprint(old.mark());
        byte[] sealed = keyring.seal(fresh.toSecret(), LoginStore.TABLE, id, LoginStore.LOGIN);
        Path file = write(name, sealed);
        while (true) {
            if (closing.await(1, TimeUnit.SECONDS)) {
                throw new InterruptedException("the daemon stops");
            }
            try {
                boolean current = logins.rotate(id, old, fresh, holder);
                if (file != null) {
                    delete(file);
                }
                return current;
            } catch (RuntimeException e) {
                file = file == null ? write(name, sealed) : file;
            }
        }
    }

    /// Puts what files hold into the database. Called at the start, before the accounts are read.
    ///
    /// @return how many logins were saved
    int recover() {
        int saved = 0;
        for (Path file : files()) {
            String[] name = file.getFileName().toString().split("\\.", 2);
            try {
                byte[] sealed = Files.readAllBytes(file);
                Login login = Login.stored(keyring.open(sealed, LoginStore.TABLE, name[0], LoginStore.LOGIN));
                saved += logins.recover(name[0], name[1], login) ? 1 : 0;
                delete(file);
            } catch (IOException | UnsealException e) {
                LOG.log(Level.ERROR, "the rescued login in {0} cannot be read ({1})", file, name(e));
            }
        }
        return saved;
    }

    private List<Path> files() {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.getFileName().toString().matches("acc_[a-z0-9]+\\.[0-9a-f]+"))
                            .sorted()
                            .forEach(found::add);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot list " + folder, e);
                }
            }
        }
        return found;
    }

    /// Writes into the first folder that takes it: the disk of the database may be the one that is full.
    ///
    /// @return the file, `null` when no folder takes it
    private @Nullable Path write(String name, byte[] sealed) {
        for (Path folder : folders) {
            Path part = folder.resolve(name + ".part");
            try {
                Files.createDirectories(folder, mode("rwx------"));
                try (FileChannel out = FileChannel.open(part, CREATE_ANEW, mode("rw-------"))) {
                    ByteBuffer bytes = ByteBuffer.wrap(sealed);
                    while (bytes.hasRemaining()) {
                        out.write(bytes);
                    }
                    out.force(true);
                }
                return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                LOG.log(Level.ERROR, "a rotated login cannot be kept in {0} ({1})", folder, name(e));
                delete(part);
            }
        }
        return null;
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // at the next start it no longer fits the stored login and is thrown away
            LOG.log(Level.WARNING, "cannot delete {0} ({1})", file, name(e));
        }
    }

    private static String name(Exception e) {
        return e.getClass().getSimpleName();
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
