/// The API keys page. Read [ccapi.tui.apikey.KeysPage] first. A key's full text passes through here once, when it is
/// made or rotated, and is kept in no page.
package ccapi.tui.apikey;
