package ccapi.daemon.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/// Keeps prepared statements of one connection, so that SQLite parses each text once and not for each row.
final class StatementCache implements StatementBuilder {
    /// Statements kept; the house has fewer texts than this, so nothing is ever thrown out in practice.
    private static final int MOST = 256;

    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final IdentityHashMap<Statement, String> busy = new IdentityHashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        if (context.isReturningGeneratedKeys()) {
            return connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
        }
        PreparedStatement known = idle.remove(sql);
        PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
        busy.put(statement, sql);
        return statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String text = busy.remove(statement);
        if (text != null
                && statement instanceof PreparedStatement prepared
                && !prepared.isClosed()
                && idle.size() < MOST
                && !idle.containsKey(text)) {
            prepared.clearParameters();
            idle.put(text, prepared);
        } else {
            statement.close();
        }
    }
}
