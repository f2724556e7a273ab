/// Upstream accounts: what is stored of them, who serves next, how well they are, how their tokens stay fresh.
/// Read [ccapi.daemon.account.AccountSelector] first, then [ccapi.daemon.account.HealthBoard] and
/// [ccapi.daemon.account.TokenRefresher]. What an upstream's answer means is told by `upstream`, not here.
package ccapi.daemon.account;
