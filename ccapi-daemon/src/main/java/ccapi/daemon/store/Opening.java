package ccapi.daemon.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Brings the database file from whatever state it is in to one that can be used, or says why that cannot be.
///
/// Nothing is written to a file that is not ours, is damaged, or was written by a newer ccapi.
record Opening(Folder folder, Durability durability, Migrations migrations, InstantSource clock) {
    /// `ccap` in ASCII: how `file` and we know our databases from others.
    static final int APPLICATION_ID = 0x63636170;

    Opened run() {
        folder.prepare();
        NativeLibrary.prepare(folder.path());
        Path file = folder.database();
        Folder.Marker marker = folder.marked();
        boolean logLost = marker != null && marker.open() && !folder.hasLog();
        try {
            boolean blank;
            try (Session session = Session.checking(file)) {
                blank = inspect(session);
            }
            try (Session session = Session.writing(file, durability)) {
                if (blank) {
                    first(session);
                }
                migrate(session);
                return new Opened(mark(session, marker), logLost ? loss() : List.of());
            }
        } catch (SQLException e) {
            Fault fault = Fault.of(e);
            throw fault != null
                    ? fault.of(file, e)
                    : new IllegalStateException("cannot set up " + file + ": " + e.getMessage(), e);
        }
    }

    /// @return whether it has nothing in it
    private boolean inspect(Session session) throws SQLException {
        long application = session.number("PRAGMA application_id");
        long version = session.number("PRAGMA user_version");
        if (application == 0 && session.number("SELECT count(*) FROM sqlite_schema") == 0) {
            folder.refuseLoss("is empty");
            return true;
        }
        if (application != APPLICATION_ID) {
            throw refused("belongs to another program (application id " + application + ")", "move it away");
        }
        if (version > migrations.newest()) {
            throw refused(
                    "was written by a newer ccapi (schema " + version + ", this one knows " + migrations.newest() + ")",
                    "install that version again, or restore a backup from before");
        }
        // Every page at every start: SQLite itself notices damage only where it happens to read, and this costs half a
        // second for a million requests. A clean end says nothing of what the disk did since, so that it buys no rest.
        String check = session.text("PRAGMA quick_check(1)");
        if (!check.equals("ok")) {
            throw refused("is damaged: " + check, "keep a copy of the files, and restore a backup");
        }
        return false;
    }

    private void first(Session session) throws SQLException {
        session.begin();
        session.execute(Migrations.script("000_store.sql"));
        session.execute("PRAGMA application_id=" + APPLICATION_ID);
        session.execute("INSERT INTO store (name, value) VALUES ('id', '" + UUID.randomUUID() + "'), ('created_at', '"
                + clock.instant() + "')");
        session.commit();
    }

    private void migrate(Session session) throws SQLException {
        for (String name : migrations.after(session.number("PRAGMA user_version"))) {
            session.begin();
            try {
                session.execute(Migrations.script(name));
            } catch (SQLException e) {
                throw new SQLException(
                        "migration " + name + " fails: " + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
            }
            session.execute("PRAGMA user_version=" + Migrations.number(name));
            session.commit();
        }
    }

    private String mark(Session session, Folder.@Nullable Marker marker) throws SQLException {
        String id = session.text("SELECT value FROM store WHERE name = 'id'");
        if (marker != null && !marker.id().equals(id)) {
            throw refused(
                    "is not the one that was made here (" + id + ", " + folder.marker() + " says " + marker.id() + ")",
                    "put the right file back; to use this one, remove " + folder.marker());
        }
        folder.mark(id, true);
        return id;
    }

    private List<String> loss() {
        return List.of("the database " + folder.database() + " was not closed and its -wal file is gone:"
                + " what was written last may be missing");
    }

    private StorageException refused(String what, String hint) {
        return new StorageException("the database " + folder.database() + " " + what, hint, null);
    }

    /// @param id       of the database
    /// @param warnings what an operator should know about how it was found
    record Opened(String id, List<String> warnings) {}
}
