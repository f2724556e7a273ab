/// Server-sent events as bytes. Read [ccapi.daemon.sse.SseParser] first. Pure: no network, no clock, no files.
package ccapi.daemon.sse;
