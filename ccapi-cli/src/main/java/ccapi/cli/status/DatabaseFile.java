package ccapi.cli.status;

import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The little that can be told of a database file without SQLite: that it is one of ours, and complete.
final class DatabaseFile {
    /// Name of the database in the state folder.
    static final String NAME = "ccapi.db";

    // https://www.sqlite.org/fileformat.html#the_database_header
    private static final int HEADER = 100;
    private static final String MAGIC = "SQLite format 3\0";
    private static final int PAGE_SIZE = 16;
    private static final int PAGES = 28;
    private static final int APPLICATION = 68;
    // `ccap` in ASCII, which the daemon writes into its databases
    private static final int OURS = 0x63636170;

    private DatabaseFile() {}

    /// Lets one of our databases pass.
    ///
    /// @throws Refusal when it is not there, something else, or cut off
    static void check(Path file) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER);
        } catch (NoSuchFileException e) {
            throw Refusal.notFound("there is no file " + file, "check the path");
        }
        boolean database = header.length == HEADER
                && new String(header, 0, MAGIC.length(), StandardCharsets.US_ASCII).equals(MAGIC);
        ByteBuffer fields = ByteBuffer.wrap(header);
        if (!database || fields.getInt(APPLICATION) != OURS) {
            throw Refusal.invalid(file + " is no backup of ccapi", "give a file that 'ccapi backup' wrote");
        }
        int stored = Short.toUnsignedInt(fields.getShort(PAGE_SIZE));
        long pageSize = stored == 1 ? 65_536 : stored;
        long whole = pageSize * Integer.toUnsignedLong(fields.getInt(PAGES));
        if (Files.size(file) < whole) {
            throw Refusal.invalid(
                    file + " is cut off: " + Files.size(file) + " of " + whole + " bytes", "take another backup");
        }
    }
}
