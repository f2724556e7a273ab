/// Secrets at rest and in memory: what seals them and what keeps them out of sight.
/// Read [ccapi.daemon.secret.Keyring] first. Which columns hold secrets is the business of the stores.
package ccapi.daemon.secret;
