/// The outer world for tests, played by small real servers and clients on loopback.
///
/// Read [ccapi.daemon.testing.FakeUpstream] first; [ccapi.daemon.testing.RawUpstream] and
/// [ccapi.daemon.testing.RawClient] say and hear what no HTTP library would. No mocks, and no assertions about
/// the daemon itself: those belong to the tests.
package ccapi.daemon.testing;
