package ccapi.shared.status;

/// Which master key seals the stored secrets: a word to compare, not the key.
///
/// @param keyId eight hexadecimal digits
public record MasterKeyId(String keyId) {}
