package ccapi.daemon.secret;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.jspecify.annotations.Nullable;

/// The master key in force and the one before it, which still opens what a renewal came too early for.
///
/// @param previous `null` when there was none
record Keys(MasterKey current, @Nullable MasterKey previous) {
    /// The keys at the start.
    static Keys of(MasterKey current, KeySource source) {
        boolean kept = Files.exists(source.previous(), LinkOption.NOFOLLOW_LINKS);
        return new Keys(current, kept ? KeySource.fromFile(source.previous()) : null);
    }

    Keys with(MasterKey fresh) {
        return new Keys(fresh, current);
    }

    /// @throws UnsealException when neither opens it
    byte[] open(byte[] sealed, String table, String rowId, String column) {
        String id = Seal.keyId(sealed);
        if (id.equals(current.id())) {
            return Seal.open(current, sealed, table, rowId, column);
        }
        if (previous != null && id.equals(previous.id())) {
            return Seal.open(previous, sealed, table, rowId, column);
        }
        throw new UnsealException("it was sealed with the key " + id + ", here is " + current.id(), null);
    }
}
