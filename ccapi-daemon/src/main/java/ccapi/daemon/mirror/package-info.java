/// The mirror pool: what the operator's minter lists, and tokens minted there that become accounts of ours.
/// Read [ccapi.daemon.mirror.Mirrors] first; only [ccapi.daemon.mirror.Minter] and its reader know the minter's wire
/// format. How a login is kept and stays fresh belongs to `account`.
package ccapi.daemon.mirror;
