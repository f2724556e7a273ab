/// What tests of the dashboard stand on: a daemon played on a Unix socket, sample data, and a screen to read. Read
/// [ccapi.tui.testing.StandIn] first.
package ccapi.tui.testing;
