/// The mirror pool: accounts that the operator's own minter can mint a Codex token for.
/// Read [ccapi.shared.mirror.MirrorAccount] first.
package ccapi.shared.mirror;
