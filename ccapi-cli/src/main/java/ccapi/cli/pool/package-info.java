/// Accounts and keys as one YAML file: `ccapi apply` and `ccapi export`. Read [ccapi.cli.pool.PoolFile] first, then
/// [ccapi.cli.pool.Plan], which is the difference between the file and the daemon.
package ccapi.cli.pool;
