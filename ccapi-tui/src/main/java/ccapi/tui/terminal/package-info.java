/// The terminal: the only room that knows Lanterna, `stty` and escape sequences. Read [ccapi.tui.terminal.Console]
/// first. No page, no state, no daemon.
package ccapi.tui.terminal;
