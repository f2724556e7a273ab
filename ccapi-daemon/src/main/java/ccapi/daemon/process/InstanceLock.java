package ccapi.daemon.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps two daemons from one state folder. The lock ends with the process, however it dies; the file stays.
///
/// The file is opened here and nowhere else: closing any other handle on it in this process would drop the lock.
public final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock of a state folder.
    ///
    /// @throws StartFailure when another daemon holds it, naming its process id
    public static InstanceLock take(Path folder) {
        Path file = folder.resolve("ccapi.lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = read(channel);
                channel.close();
                throw new StartFailure(
                        ExitCode.ALREADY_RUNNING,
                        "another daemon" + (holder.isEmpty() ? "" : " (pid " + holder + ")") + " uses " + folder,
                        "stop it with 'ccapi daemon stop', or give this one a folder of its own by CCAPI_HOME");
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid), 0);
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new StartFailure(
                    ExitCode.STORAGE,
                    "cannot lock " + file + " (" + e.getClass().getSimpleName() + ")",
                    "the daemon's user must be able to write there");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.chars().allMatch(Character::isDigit) ? pid : "";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the process is leaving: the lock goes with it
        }
    }
}
