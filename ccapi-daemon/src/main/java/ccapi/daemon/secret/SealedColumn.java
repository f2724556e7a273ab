package ccapi.daemon.secret;

/// A column of the database whose values are sealed.
///
/// @param idColumn the column that tells its rows apart and goes into the seal
record SealedColumn(String table, String idColumn, String column) {}
