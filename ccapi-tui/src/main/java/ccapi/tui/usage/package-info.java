/// The usage page. Read [ccapi.tui.usage.UsagePage] first.
package ccapi.tui.usage;
