/// The daemon itself, as it is shown around every page. Read [ccapi.tui.status.StatusLines] first.
package ccapi.tui.status;
