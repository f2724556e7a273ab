/// Tells the operator's own command what cannot wait for somebody to look. Read [ccapi.daemon.alert.Alerts] first.
/// What is worth an alert is decided where it happens.
package ccapi.daemon.alert;
