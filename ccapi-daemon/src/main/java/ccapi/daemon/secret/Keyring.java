package ccapi.daemon.secret;

import ccapi.daemon.store.Database;
import ccapi.shared.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets before they reach the database, opens them after, and marks client keys so that they can be found
/// without being kept. Any thread may use it.
///
/// The database knows the id of its master key and a check value, so a wrong key is refused before anything is
/// written. The key that marks client keys is random and sealed like any secret, so a new master key leaves clients
/// alone.
public final class Keyring {
    private final Database database;
    private final KeySource source;
    private final byte[] markerKey;
    private final Mac marker;
    private final String where;
    private final Set<SealedColumn> columns = new CopyOnWriteArraySet<>();
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Keys keys;

    private Keyring(Database database, KeySource source, String where, Keys keys, byte[] markerKey) {
        this.database = database;
        this.source = source;
        this.where = where;
        this.keys = keys;
        this.markerKey = markerKey;
        this.marker = mac(markerKey);
    }

    /// Opens the key ring of a database. For a new database a key file is made when there is no key anywhere.
    ///
    /// @throws Refusal when there is no key, it is not the one of this database, or others can read its file
    public static Keyring open(Database database, KeySource source) {
        Identity expected = database.read(Identity::load);
        KeySource.Found found = source.find();
        if (expected == null) {
            return begin(database, source, found == null ? create(source) : found);
        }
        if (found == null) {
            throw Refusal.invalid(
                    "there is no master key; the database needs the one with id " + expected.keyId() + " (looked for "
                            + KeySource.CREDENTIAL + " among systemd's credentials, " + source.file() + ", "
                            + KeySource.VARIABLE + ")",
                    "put the key file back; without it the stored secrets are lost");
        }
        MasterKey key = matching(expected, source, found);
        return new Keyring(database, source, found.where(), Keys.of(key, source), expected.marker(key));
    }

    /// Tells the ring of a column before anything is sealed for it, so that a new master key finds it.
    ///
    /// @param idColumn the column whose value is given as `rowId`
    public void register(String table, String idColumn, String column) {
        columns.add(new SealedColumn(table, idColumn, column));
    }

    /// Seals a secret for one place in the database.
    public byte[] seal(Secret secret, String table, String rowId, String column) {
        require(table, column);
        return Seal.close(keys.current(), secret.reveal().getBytes(StandardCharsets.UTF_8), table, rowId, column);
    }

    /// Opens what was sealed for that place.
    ///
    /// @throws UnsealException when it was changed or moved
    public Secret open(byte[] sealed, String table, String rowId, String column) {
        require(table, column);
        return new Secret(new String(keys.open(sealed, table, rowId, column), StandardCharsets.UTF_8));
    }

    /// The mark by which a client key is found: HMAC-SHA256, always the same for the same key.
    public byte[] hmac(String clientKey) {
        return mark("client key\0" + clientKey);
    }

    /// A short word that tells two secrets apart in logs and records without telling anything about them.
    public String fingerprint(Secret secret) {
        return HexFormat.of().formatHex(mark("fingerprint\0" + secret.reveal()), 0, 8);
    }

    /// Replaces the master key by a new one and seals every secret again, all in one transaction.
    ///
    /// The old key stays beside the key file, for backups and for what is being sealed meanwhile.
    ///
    /// @return id of the new key
    /// @throws Refusal when the key is not in a file of ours, or a secret does not open
    public String renew() {
        renewing.lock();
        try {
            KeySource.Found found = source.find();
            if (found == null || !source.isFile(found)) {
                throw Refusal.invalid(
                        "the master key comes from " + where + ", which ccapi cannot write",
                        "only a key file can be renewed");
            }
            MasterKey fresh = MasterKey.random();
            source.discardNext();
            KeySource.write(source.next(), fresh);
            database.urgent(handle -> {
                for (SealedColumn column : columns) {
                    column.reseal(handle, keys, fresh);
                }
                return Identity.of(fresh, markerKey).save(handle);
            });
            keys = keys.with(fresh);
            source.promote();
            return fresh.id();
        } finally {
            renewing.unlock();
        }
    }

    /// Tells the master key in force apart from others, without telling anything about it.
    public String id() {
        return keys.current().id();
    }

    /// What an operator should mend about where the key comes from, in words.
    public List<String> warnings() {
        return where.equals(KeySource.VARIABLE)
                ? List.of("the master key comes from the environment, where other programs of this user can read it;"
                        + " use a key file or systemd's credentials")
                : List.of();
    }

    private void require(String table, String column) {
        if (columns.stream()
                .noneMatch(
                        known -> known.table().equals(table) && known.column().equals(column))) {
            throw new IllegalArgumentException(table + "." + column + " is not registered with the key ring");
        }
    }

    private byte[] mark(String text) {
        try {
            // cloning an initialised Mac is cheaper than making one, and a Mac serves one thread at a time
            return ((Mac) marker.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HMAC-SHA256 cannot be cloned", e);
        }
    }

    /// The key of the database: the one found, or the one that a renewal cut short has left waiting.
    private static MasterKey matching(Identity expected, KeySource source, KeySource.Found found) {
        if (expected.knows(found.key())) {
            source.discardNext();
            return found.key();
        }
        if (source.isFile(found) && Files.exists(source.next(), LinkOption.NOFOLLOW_LINKS)) {
            MasterKey next = KeySource.fromFile(source.next());
            if (expected.knows(next)) {
                source.promote();
                return next;
            }
        }
        MasterKey previous = Keys.of(found.key(), source).previous();
        throw Refusal.invalid(
                "the master key from " + found.where() + " has id "
                        + found.key().id() + ", the database needs the one with id " + expected.keyId(),
                previous != null && expected.knows(previous)
                        ? source.previous() + " has it: put it in place of " + source.file()
                        : "put the right key there; nothing was changed");
    }

    private static KeySource.Found create(KeySource source) {
        MasterKey fresh = MasterKey.random();
        KeySource.write(source.file(), fresh);
        return new KeySource.Found(fresh, source.file().toString());
    }

    private static Keyring begin(Database database, KeySource source, KeySource.Found found) {
        byte[] markerKey = new byte[MasterKey.LENGTH];
        new SecureRandom().nextBytes(markerKey);
        Identity identity = Identity.of(found.key(), markerKey);
        database.urgent(identity::save);
        return new Keyring(database, source, found.where(), Keys.of(found.key(), source), markerKey);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
