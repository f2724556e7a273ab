/// What happens right now: requests in flight, and the push stream that the dashboard lives on.
/// Read [ccapi.shared.live.LiveRequest] first.
package ccapi.shared.live;
