/// What lies over a page for a while: questions, forms, menus, the palette, text to read. Each is an immutable
/// [ccapi.tui.page.Overlay]. Read [ccapi.tui.overlay.Ask] first; what they look like is made of `ccapi.tui.widget`.
package ccapi.tui.overlay;
