/// The way to the daemon: HTTP over a Unix socket and JSON. Read [ccapi.shared.socket.UnixHttp] first.
/// No noun of the house is known here.
package ccapi.shared.socket;
