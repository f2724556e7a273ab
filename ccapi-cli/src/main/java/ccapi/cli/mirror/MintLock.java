package ccapi.cli.mirror;

import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps two mints from running at the same time. The system lets go of it when the process ends, however it ends.
final class MintLock implements AutoCloseable {
    private final @Nullable FileChannel channel;

    private MintLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /// Locks nothing.
    static MintLock none() {
        return new MintLock(null);
    }

    /// @param state folder of the lock file
    /// @throws Refusal when another process holds it
    static MintLock take(Path state) throws IOException {
        Path file = state.resolve("mirror-mint.lock");
        Files.createDirectories(state);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new MintLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process, as in a shell: the same as held by another
        }
        channel.close();
        throw new Refusal(ProblemCode.CONFLICT, "another mint runs (it holds " + file + ")", "wait until it has ended");
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
