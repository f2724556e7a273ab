/// The database file and who may touch it: opening, migrating, grouping writes, surviving a broken disk.
/// Read [ccapi.daemon.store.Database] first. No noun's SQL lives here: each room keeps its own in its `…Store`.
package ccapi.daemon.store;
