package ccapi.tui.page;

import ccapi.tui.widget.Size;
import ccapi.tui.words.Language;
import ccapi.tui.words.Phrase;
import java.time.Instant;
import java.time.ZoneId;

/// What a page may know of the world around it.
///
/// @param now      the time of this step
/// @param zone     of the person who looks
/// @param screen   the whole screen
/// @param readOnly whether commands that change something are refused
public record Context(Instant now, ZoneId zone, Language language, Size screen, boolean readOnly) {
    /// A phrase in the language of the screen.
    public String say(Phrase phrase, Object... values) {
        return phrase.in(language, values);
    }
}
