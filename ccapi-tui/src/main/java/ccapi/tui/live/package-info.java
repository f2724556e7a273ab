/// The live page: requests in flight. Read [ccapi.tui.live.LivePage] first.
package ccapi.tui.live;
