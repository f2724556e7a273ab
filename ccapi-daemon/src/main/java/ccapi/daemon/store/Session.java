package ccapi.daemon.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/// One open connection with its handle. Used by one thread at a time, and thrown away after a fault.
final class Session implements AutoCloseable {
    /// Milliseconds to wait for a lock that another process holds; everything that writes waits with it.
    private static final int BUSY_TIMEOUT = 2_000;

    private final Connection connection;
    private @Nullable Handle handle;

    private Session(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file for writing; it must exist.
    static Session writing(Path file, Durability durability) throws SQLException {
        Session session = open(file, SQLiteOpenMode.READWRITE);
        try {
            session.execute("PRAGMA journal_mode=WAL");
            session.execute("PRAGMA synchronous=" + durability.synchronous());
            session.execute("PRAGMA journal_size_limit=67108864");
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// Opens the file for a look at what it is, changing nothing.
    static Session checking(Path file) throws SQLException {
        return open(file, SQLiteOpenMode.READWRITE);
    }

    /// Opens the file for reading only.
    static Session reading(Path file) throws SQLException {
        return open(file, SQLiteOpenMode.READONLY);
    }

    private static Session open(Path file, SQLiteOpenMode mode) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.setOpenMode(mode);
        config.setBusyTimeout(BUSY_TIMEOUT);
        config.setTransactionMode(
                mode == SQLiteOpenMode.READONLY ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
        Session session = new Session(config.createConnection("jdbc:sqlite:" + file));
        try {
            session.execute("PRAGMA foreign_keys=ON");
            session.execute("PRAGMA trusted_schema=OFF");
            session.execute("PRAGMA cell_size_check=ON");
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// The handle for the work of the stores, made at its first use.
    Handle handle() {
        Handle made = handle;
        if (made == null) {
            Jdbi jdbi = Jdbi.create(connection);
            // the usual message of a failed statement holds the values bound to it
            jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
            jdbi.setStatementBuilderFactory(_ -> new StatementCache());
            made = jdbi.open();
            handle = made;
        }
        return made;
    }

    /// Runs any number of statements, divided by semicolons, as SQLite itself divides them.
    void execute(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    /// Asks for one whole number.
    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// Asks for one text.
    String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    // the driver begins when auto-commit goes off and commits when it goes on; Jdbi sees a transaction in between
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    Savepoint savepoint() throws SQLException {
        return connection.setSavepoint();
    }

    void release(Savepoint savepoint) throws SQLException {
        connection.releaseSavepoint(savepoint);
    }

    void undo(Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
        connection.releaseSavepoint(savepoint);
    }

    /// Closes without a word: after a fault there is nothing left to say.
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // the file descriptor is gone either way
        }
    }
}
