package ccapi.daemon.usage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The numbers of groups. Those that were committed are remembered; the writing thread is the only one that adds.
final class Groups {
    /// Clients choose the names of models; after so many groups a new name is added up under [Group#OTHER_MODEL].
    static final int MOST = 20_000;

    private final Map<Group, Long> known = new ConcurrentHashMap<>();

    /// A group with its number.
    record Numbered(long number, Group group) {}

    /// Learns what a commit has added.
    void committed(Map<Group, Long> added) {
        known.putAll(added);
    }

    /// Gives groups their numbers inside one transaction.
    Numbering numbering(Handle handle) {
        return new Numbering(handle);
    }

    /// All groups by their numbers.
    static Map<Long, Group> all(Handle handle) {
        Map<Long, Group> groups = new LinkedHashMap<>();
        handle.createQuery("SELECT id, key_id, key_name, account_id, account_name, model, actual_model"
                        + " FROM usage_group ORDER BY id")
                .map((row, _) -> groups.put(row.getLong(1), read(row, 2)))
                .list();
        return groups;
    }

    /// Reads the columns that begin at `first`.
    static Group read(ResultSet row, int first) throws SQLException {
        return new Group(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5));
    }

    /// Numbers given inside one transaction; remembered only when that was committed.
    final class Numbering {
        private final Handle handle;
        private final Map<Group, Long> added = new HashMap<>();

        private Numbering(Handle handle) {
            this.handle = handle;
        }

        Map<Group, Long> added() {
            return added;
        }

        /// Gives a group its number.
        ///
        /// @return with the group it is added up under
        Numbered of(Group group) throws SQLException {
            Long number = remembered(group);
            if (number == null && isFull() && !group.model().equals(Group.OTHER_MODEL)) {
                return of(group.withoutModel());
            }
            if (number == null) {
                number = insert(group);
                added.put(group, number);
            }
            return new Numbered(number, group);
        }

        private boolean isFull() {
            return known.size() + added.size() >= MOST;
        }

        private @Nullable Long remembered(Group group) {
            Long number = known.get(group);
            return number == null ? added.get(group) : number;
        }

        private long insert(Group group) throws SQLException {
            try (PreparedStatement insert = handle.getConnection()
                    .prepareStatement("INSERT INTO usage_group"
                            + " (key_id, key_name, account_id, account_name, model, actual_model)"
                            + " VALUES (?, ?, ?, ?, ?, ?) RETURNING id")) {
                bind(insert, group);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }

        private static void bind(PreparedStatement to, Group group) throws SQLException {
            to.setString(1, group.keyId());
            to.setString(2, group.keyName());
            to.setString(3, group.accountId());
            to.setString(4, group.accountName());
            to.setString(5, group.model());
            to.setString(6, group.actualModel());
        }
    }
}
