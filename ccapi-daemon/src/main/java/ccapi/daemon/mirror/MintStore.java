package ccapi.daemon.mirror;

import ccapi.daemon.account.Trial;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.secret.UnsealException;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.StorageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Minted tokens between the minter's answer and the account: sealed and durable before they are tried, gone in the
/// same transaction in which the account has them.
final class MintStore {
    private static final Logger LOG = System.getLogger(MintStore.class.getName());
    private static final String TABLE = "mint";
    private static final String TOKEN = "token";

    private final Database database;
    private final Keyring keyring;
    private final InstantSource clock;

    MintStore(Database database, Keyring keyring, InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.clock = clock;
        keyring.register(TABLE, "mirror_id", TOKEN);
    }

    /// Lets a mint go on only when its token could be kept.
    ///
    /// @throws StorageException when the database cannot be written
    void requireWritable() {
        StorageException trouble = database.trouble();
        if (trouble != null) {
            throw trouble;
        }
    }

    /// Keeps a token that was just minted.
    void keep(String mirrorId, MintOutcome.Minted minted) {
        byte[] sealed = keyring.seal(minted.refreshToken(), TABLE, mirrorId, TOKEN);
        database.urgent(handle -> handle.createUpdate("""
                        INSERT INTO mint (mirror_id, token, token_mark, client_id, said_account, minted_at)
                        VALUES (:id, :token, :mark, :client, :account, :at)
                        ON CONFLICT (mirror_id) DO UPDATE SET token = :token, token_mark = :mark, client_id = :client,
                            said_account = :account, minted_at = :at""")
                .bind("id", mirrorId)
                .bind("token", sealed)
                .bind("mark", keyring.fingerprint(minted.refreshToken()))
                .bind("client", minted.clientId())
                .bind("account", minted.accountId())
                .bind("at", clock.millis())
                .execute());
    }

    /// The token that waits for its trial; `null` when none does.
    @Nullable
    Waiting waiting(String mirrorId) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM mint WHERE mirror_id = :id AND token IS NOT NULL")
                        .bind("id", mirrorId)
                        .map((row, _) -> waiting(row))
                        .findOne()
                        .orElse(null));
    }

    private @Nullable Waiting waiting(ResultSet row) throws SQLException {
        String id = row.getString("mirror_id");
        try {
            return new Waiting(
                    keyring.open(row.getBytes(TOKEN), TABLE, id, TOKEN),
                    row.getString("client_id"),
                    row.getString("said_account"));
        } catch (UnsealException e) {
            // another one can be minted
            LOG.log(Level.WARNING, "the minted token of mirror account {0} does not open: {1}", id, e.getMessage());
            return null;
        }
    }

    /// Whether this very token was minted before.
    boolean isKnown(Secret token) {
        String mark = keyring.fingerprint(token);
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM mint WHERE token_mark = :mark")
                        .bind("mark", mark)
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    /// Forgets a token that is no use; it is still known when it comes again.
    void drop(String mirrorId) {
        database.urgent(handle -> handle.createUpdate("UPDATE mint SET token = NULL WHERE mirror_id = :id")
                .bind("id", mirrorId)
                .execute());
    }

    /// What the transaction does here in which the account gets the token.
    Consumer<Handle> handOver(String mirrorId, Trial.Works works) {
        return handle -> handle.createUpdate("""
                        UPDATE mint SET token = NULL, holder_account = :account, holder_user = :user
                        WHERE mirror_id = :id""")
                .bind("id", mirrorId)
                .bind("account", works.accountId())
                .bind("user", works.userId())
                .execute();
    }

    /// Whose the tokens were that were minted so far, by the mirror's id, as far as that is known.
    Map<String, Owner> owners() {
        return database.read(handle -> handle.createQuery("SELECT * FROM mint WHERE holder_account IS NOT NULL")
                .map((row, _) -> Map.entry(
                        row.getString("mirror_id"),
                        new Owner(row.getString("holder_account"), row.getString("holder_user"))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// A token that waits for its trial.
    ///
    /// @param clientId    OAuth client it was minted with, `null` = Codex's own
    /// @param saidAccount ChatGPT account that the minter says it is for, `null` when not said
    record Waiting(
            Secret token,
            @Nullable String clientId,
            @Nullable String saidAccount) {}

    /// @param accountId the ChatGPT account (workspace)
    /// @param userId    the person, `null` if unknown
    record Owner(String accountId, @Nullable String userId) {}
}
