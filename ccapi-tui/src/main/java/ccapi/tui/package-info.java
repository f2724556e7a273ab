/// The dashboard in the terminal. Read [ccapi.tui.Update] first: a state and an event give the next state and what the
/// world is asked for; [ccapi.tui.View] draws a state; only [ccapi.tui.App] has threads and a terminal. What belongs to
/// one page lives in that page's room.
package ccapi.tui;
