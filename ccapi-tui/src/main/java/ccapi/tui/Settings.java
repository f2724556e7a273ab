package ccapi.tui;

import ccapi.tui.page.Tab;
import ccapi.tui.words.Language;
import java.time.Duration;

/// What the person asked for when starting the dashboard.
///
/// @param page     which page to open first
/// @param readOnly refuse everything that changes something
/// @param ascii    draw symbols as plain ASCII
/// @param mouse    listen to the mouse, which stops the terminal's own selection of text
/// @param refresh  how often to ask where the daemon pushes nothing
record Settings(Tab page, boolean readOnly, boolean ascii, boolean mouse, Duration refresh, Language language) {
    Settings with(Language other) {
        return new Settings(page, readOnly, ascii, mouse, refresh, other);
    }
}
