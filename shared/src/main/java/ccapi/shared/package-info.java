/// What the daemon, the command line and the dashboard say to each other: wire types by noun, and
/// [ccapi.shared.AdminClient], the one door to the daemon. Read [ccapi.shared.AdminClient] first.
/// Nothing here decides anything: rules live in the daemon, looks in the command line and the dashboard.
package ccapi.shared;
