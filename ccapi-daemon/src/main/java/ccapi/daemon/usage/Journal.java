package ccapi.daemon.usage;

import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;

/// Rows that have ended and are not in the database yet, in files that outlive the process (not the machine: nothing
/// is flushed to the disk).
///
/// One line a row: a check sum of eight hexadecimal digits, a space, JSON. Of the two files one is written while the
/// rows of the other go into the database; then that one is emptied. Replaying a row twice does no harm.
final class Journal implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Journal.class.getName());
    private static final int CHECK_LENGTH = 8;

    private final List<FileChannel> files;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentLinkedQueue<Line> waiting = new ConcurrentLinkedQueue<>();
    private int active;
    // where the next line goes in the active file; asking the file each time would cost as much as the write
    private long end;
    private volatile boolean broken;

    private Journal(List<FileChannel> files) throws IOException {
        this.files = files;
        this.end = files.getFirst().size();
    }

    /// Opens the journal of a folder, leaving what is in it.
    ///
    /// @throws IOException when the files cannot be written
    static Journal open(Path folder) throws IOException {
        List<FileChannel> files = new ArrayList<>();
        for (String name : List.of("usage-a.journal", "usage-b.journal")) {
            files.add(FileChannel.open(
                    folder.resolve(name),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        }
        return new Journal(files);
    }

    /// The rows left behind, without the ones that were cut short.
    List<RequestRow> left() throws IOException {
        List<RequestRow> rows = new ArrayList<>();
        for (FileChannel file : files) {
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(file.size()));
            while (all.hasRemaining() && file.read(all, all.position()) > 0) {}
            String text = new String(all.array(), 0, all.position(), StandardCharsets.UTF_8);
            text.lines().forEach(line -> read(line, rows));
        }
        return rows;
    }

    private static void read(String line, List<RequestRow> rows) {
        byte[] json = line.length() <= CHECK_LENGTH
                ? new byte[0]
                : line.substring(CHECK_LENGTH + 1).getBytes(StandardCharsets.UTF_8);
        if (json.length == 0 || !line.startsWith(check(json))) {
            LOG.log(Level.WARNING, "a line of the usage journal was cut short; its request is lost or interrupted");
            return;
        }
        try {
            rows.add(Json.read(json, RequestRow.class));
        } catch (Refusal e) {
            LOG.log(Level.WARNING, "a line of the usage journal cannot be read: {0}", e.getMessage());
        }
    }

    /// Empties both files, once their rows are in the database.
    void clear() throws IOException {
        for (FileChannel file : files) {
            file.truncate(0);
        }
        end = 0;
    }

    /// Writes a row, so that it survives the death of the process. Rows that come at the same time share a write.
    ///
    /// @return whether it does
    boolean append(RequestRow row) {
        Line line = new Line(line(row));
        waiting.add(line);
        lock.lock();
        try {
            if (!line.written && !broken) {
                writeWaiting();
            }
        } catch (IOException e) {
            broken = true;
            LOG.log(Level.ERROR, "the usage journal cannot be written, rows wait for the database: {0}", e.toString());
        } finally {
            lock.unlock();
        }
        return line.written;
    }

    private void writeWaiting() throws IOException {
        List<Line> lines = new ArrayList<>();
        int size = 0;
        for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
            lines.add(line);
            size += line.bytes.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        lines.forEach(line -> buffer.put(line.bytes));
        buffer.flip();
        while (buffer.hasRemaining()) {
            end += files.get(active).write(buffer, end);
        }
        lines.forEach(line -> line.written = true);
    }

    /// From here on rows go to the other file, which is empty.
    void cut() {
        lock.lock();
        try {
            active = 1 - active;
            end = 0;
        } finally {
            lock.unlock();
        }
    }

    /// Empties the file that was written before the cut, now that its rows are in the database.
    void release() {
        try {
            files.get(1 - active).truncate(0);
        } catch (IOException e) {
            broken = true;
            LOG.log(Level.ERROR, "the usage journal cannot be emptied: {0}", e.toString());
        }
    }

    @Override
    public void close() {
        for (FileChannel file : files) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the usage journal was not closed: {0}", e.toString());
            }
        }
    }

    private static byte[] line(RequestRow row) {
        byte[] json = Json.bytes(row);
        ByteBuffer line = ByteBuffer.allocate(CHECK_LENGTH + 1 + json.length + 1);
        line.put(check(json).getBytes(StandardCharsets.US_ASCII));
        line.put((byte) ' ').put(json).put((byte) '\n');
        return line.array();
    }

    private static String check(byte[] json) {
        CRC32 sum = new CRC32();
        sum.update(json);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static final class Line {
        private final byte[] bytes;
        private volatile boolean written;

        Line(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
