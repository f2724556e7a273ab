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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Keeps a rotated login when the database cannot: in memory, and sealed in a file of its own, until the database
/// can.
///
/// A new pair exists nowhere else: the provider has thrown the old one away. So saving it is tried every second,
/// meanwhile no other token is spent, and what lies in files at the next start is put into the database first.
final class Rescue implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Rescue.class.getName());

    private final LoginStore logins;
    private final Keyring keyring;
    private final Path folder;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param folder for the files; made when needed, readable by the owner only
    Rescue(LoginStore logins, Keyring keyring, Path folder) {
        this.logins = logins;
        this.keyring = keyring;
        this.folder = folder;
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
        Path file = folder.resolve(id + "." + keyring.fingerprint(old.mark()));
        boolean written = write(file, keyring.seal(fresh.toSecret(), LoginStore.TABLE, id, LoginStore.LOGIN));
        while (true) {
            if (closing.await(1, TimeUnit.SECONDS)) {
                throw new InterruptedException("the daemon stops");
            }
            try {
                boolean current = logins.rotate(id, old, fresh, holder);
                delete(file);
                return current;
            } catch (RuntimeException e) {
                written =
                        written || write(file, keyring.seal(fresh.toSecret(), LoginStore.TABLE, id, LoginStore.LOGIN));
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
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("acc_[a-z0-9]+\\.[0-9a-f]+"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private boolean write(Path file, byte[] sealed) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            try (FileChannel out = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                out.write(ByteBuffer.wrap(sealed));
                out.force(true);
            }
            return true;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "a rotated login cannot be kept in {0} either ({1})", file, name(e));
            return false;
        }
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
