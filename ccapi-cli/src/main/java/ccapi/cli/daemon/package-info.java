/// `ccapi daemon …`: starting and stopping the daemon's process, listed in [ccapi.cli.daemon.DaemonVerbs].
/// The daemon's own code is not on this class path.
package ccapi.cli.daemon;
