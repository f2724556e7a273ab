/// The daemon itself on the admin side: how it is, reload, stop, backup, log, names for completion.
/// Read [ccapi.daemon.status.StatusRoutes] first. What it shows is gathered where objects are made.
package ccapi.daemon.status;
