/// What every page of the dashboard is made of: state that a key or an answer turns into the next state, lists that
/// keep
/// their selection, effects that say what the world is asked for. Read [ccapi.tui.page.Page] first. Nothing here draws
/// on a terminal, opens a socket or reads a clock.
package ccapi.tui.page;
