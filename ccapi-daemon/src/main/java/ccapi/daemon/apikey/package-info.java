/// Client keys: who may use the proxy, how much of it, and the admin calls about them.
/// Read [ccapi.daemon.apikey.ApiKeys] and [ccapi.daemon.apikey.Limits] first. What was used is counted in `usage`.
package ccapi.daemon.apikey;
