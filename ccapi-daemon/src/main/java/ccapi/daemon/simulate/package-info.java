/// A provider that is not one: it answers the Messages protocol by itself, so that ccapi can be tried before any real
/// account exists. Read [ccapi.daemon.simulate.SimulatedUpstream] first. Everything it says is labelled as simulated.
package ccapi.daemon.simulate;
