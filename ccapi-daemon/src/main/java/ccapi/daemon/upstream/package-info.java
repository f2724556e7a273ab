/// The way to the providers: one HTTP/1.1 connection at a time, strict about framing, reused only when clean.
/// Read [ccapi.daemon.upstream.UpstreamClient] first. Who serves a request is decided in `account`, what its answer
/// becomes in `proxy`.
package ccapi.daemon.upstream;
