package ccapi.daemon.secret;

import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// A column of the database whose values are sealed.
///
/// The names come from the program, never from a request, so they may stand in SQL as they are.
///
/// @param idColumn the column that tells its rows apart and goes into the seal
record SealedColumn(String table, String idColumn, String column) {
    /// Seals every value again with a new key.
    ///
    /// @throws Refusal when one does not open
    void reseal(Handle handle, Keys keys, MasterKey fresh) {
        List<String> ids = handle.createQuery(
                        "SELECT " + idColumn + " FROM " + table + " WHERE " + column + " IS NOT NULL")
                .mapTo(String.class)
                .list();
        for (String id : ids) {
            byte[] sealed = handle.createQuery("SELECT " + column + " FROM " + table + " WHERE " + idColumn + " = :id")
                    .bind("id", id)
                    .mapTo(byte[].class)
                    .one();
            handle.createUpdate("UPDATE " + table + " SET " + column + " = :sealed WHERE " + idColumn + " = :id")
                    .bind("sealed", Seal.close(fresh, open(keys, sealed, id), table, id, column))
                    .bind("id", id)
                    .execute();
        }
    }

    private byte[] open(Keys keys, byte[] sealed, String id) {
        try {
            return keys.open(sealed, table, id, column);
        } catch (UnsealException e) {
            throw new Refusal(
                    ProblemCode.STORAGE,
                    "the secret in " + table + "." + column + " of " + id + " does not open: " + e.getMessage(),
                    "give it anew or remove it; the master key was not changed");
        }
    }
}
