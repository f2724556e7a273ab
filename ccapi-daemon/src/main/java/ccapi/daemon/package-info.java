/// The daemon: [ccapi.daemon.Main] reads flags and signals, [ccapi.daemon.Daemon] makes and closes every object.
/// Rules live in the rooms below, never here.
package ccapi.daemon;
