package ccapi.daemon.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells a broken disk from a broken statement, by SQLite's result codes (sqlite.org/rescode.html).
enum Fault {
    /// SQLITE_FULL.
    FULL("the disk is full", "free some space; ccapi goes on by itself"),
    /// SQLITE_READONLY, SQLITE_PERM.
    READ_ONLY("it cannot be written", "make the folder and the files in it writable for the user that runs ccapi"),
    /// SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL.
    LOCKED("another process has locked it", "end the other process; nothing else may open the file"),
    /// SQLITE_CORRUPT, SQLITE_NOTADB.
    DAMAGED("it is damaged", "stop ccapi, keep a copy of the files, and restore a backup"),
    /// The file is not the one that was opened.
    GONE("it was removed or replaced while in use", "stop ccapi, and put the file or a backup back"),
    /// The rest of what a machine can do to a file.
    BROKEN("it cannot be read or written", "see the system log for what the disk said");

    private final String why;
    private final String hint;

    Fault(String why, String hint) {
        this.why = why;
        this.hint = hint;
    }

    /// The fault behind an exception, `null` when the storage is not to blame.
    static @Nullable Fault of(Throwable thrown) {
        SQLException sql = sql(thrown);
        if (sql == null) {
            return null;
        }
        return switch (sql.getErrorCode() & 0xff) {
            case 13 -> FULL;
            case 3, 8 -> READ_ONLY;
            case 5, 6, 15 -> LOCKED;
            case 11, 26 -> DAMAGED;
            case 7, 9, 10, 14, 22, 23 -> BROKEN;
            default -> null;
        };
    }

    /// The exception after which the connection must be thrown away, `null` when it may be used on.
    ///
    /// After anything but a broken constraint the driver and SQLite may disagree on whether a transaction is open
    /// (seen after SQLITE_FULL).
    static @Nullable SQLException spoiling(@Nullable Throwable thrown) {
        SQLException sql = thrown == null ? null : sql(thrown);
        return sql == null || (sql.getErrorCode() & 0xff) == 19 ? null : sql;
    }

    StorageException of(Path file, @Nullable Throwable cause) {
        return new StorageException("the database " + file + " cannot be used: " + why + code(cause), hint, cause);
    }

    private static String code(@Nullable Throwable cause) {
        SQLException sql = cause == null ? null : sql(cause);
        return sql == null ? "" : " (SQLite code " + sql.getErrorCode() + ")";
    }

    private static @Nullable SQLException sql(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
