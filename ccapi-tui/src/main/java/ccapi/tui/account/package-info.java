/// The accounts page. Read [ccapi.tui.account.AccountsPage] first. It knows accounts only through
/// `ccapi.shared.account`
/// and reaches the daemon only through [ccapi.tui.account.AccountCall]s, which others carry out.
package ccapi.tui.account;
