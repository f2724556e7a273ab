/// The daemon as a process: its lock, its file rights, its signals, its exit codes.
/// Read [ccapi.daemon.process.InstanceLock] first.
package ccapi.daemon.process;
