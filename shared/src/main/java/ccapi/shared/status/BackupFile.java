package ccapi.shared.status;

/// A backup to be written by the daemon; the answer repeats it when it is on disk.
///
/// Credentials in it are encrypted by the master key, which is not part of it.
///
/// @param path absolute, on the daemon's machine; nothing may be there yet
public record BackupFile(String path) {}
