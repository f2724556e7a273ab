package ccapi.daemon.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Room on the disk that is given up when it is full, so that a rotated credential can still be saved.
final class Ballast {
    /// Bytes held.
    static final int SIZE = 8 * 1024 * 1024;

    private final Path file;

    Ballast(Path file) {
        this.file = file;
    }

    /// Gives the room up.
    ///
    /// @return whether there was any to give
    boolean release() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    /// Takes the room (again), if that leaves as much besides.
    ///
    /// @return whether it is held and there is as much besides
    boolean hold() {
        try {
            long free = Files.getFileStore(file.getParent()).getUsableSpace();
            if (Files.exists(file)) {
                return free >= SIZE;
            }
            if (free < 2L * SIZE) {
                return false;
            }
            fill();
            return true;
        } catch (IOException e) {
            release();
            return false;
        }
    }

    // real bytes: a file with a hole in it holds no room
    private void fill() throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(64 * 1024);
        Folder.create(file);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int written = 0; written < SIZE; written += zeros.capacity()) {
                zeros.clear();
                while (zeros.hasRemaining()) {
                    out.write(zeros);
                }
            }
        }
    }
}
