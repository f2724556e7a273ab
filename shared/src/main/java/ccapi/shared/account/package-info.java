/// Upstream accounts as the operator sees them. Read [ccapi.shared.account.Account] first.
/// No type here carries a secret outward; secrets only travel inward, in [ccapi.shared.account.AddAccount].
package ccapi.shared.account;
