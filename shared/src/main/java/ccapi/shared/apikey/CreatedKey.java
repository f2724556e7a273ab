package ccapi.shared.apikey;

/// A key just made or rotated: the only time its full text is told.
///
/// @param key the full text; cannot be shown again
/// @param info the table row
public record CreatedKey(String id, String name, String key, ApiKey info) {
    /// Hides the key.
    @Override
    public String toString() {
        return "CreatedKey[" + name + ", key=***]";
    }
}
