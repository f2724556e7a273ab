/// What was used, by whom, and what it cost: booked once for each request, added up for reports and limits.
///
/// Read [ccapi.daemon.usage.UsageRecorder] first, then [ccapi.daemon.usage.UsageStore]. What a token costs is not
/// known here (see pricing), nor what a key may spend (see apikey).
package ccapi.daemon.usage;
