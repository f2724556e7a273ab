package ccapi.daemon.promise;

/// One test that shows one promise, as its source says.
///
/// @param test     class and method, or the class alone
/// @param measured the figure reached, may be empty
/// @param slow     whether it runs only on demand
record Proof(Promise promise, String test, String measured, boolean slow) {}
