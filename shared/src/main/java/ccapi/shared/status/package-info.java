/// The daemon itself: how it is, what it did, what it says as things happen.
/// Read [ccapi.shared.status.DaemonStatus] first.
package ccapi.shared.status;
