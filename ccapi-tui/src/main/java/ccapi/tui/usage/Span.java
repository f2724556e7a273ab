package ccapi.tui.usage;

import ccapi.tui.words.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time range to look at.
///
/// @param word  as the daemon knows it, `null` for one given by its ends
/// @param from  date or moment, `null` unless given by its ends
/// @param to    the same, not included; `null` = now
/// @param label what it is called
/// @param fine  whether hours, not days, are fine enough for a curve of it
record Span(
        @Nullable String word,
        @Nullable String from,
        @Nullable String to,
        Phrase label,
        boolean fine) {
    /// Those that can be stepped through, from short to long.
    static final List<Span> KNOWN = List.of(
            new Span("today", null, null, UsageWords.TODAY, true),
            new Span("yesterday", null, null, UsageWords.YESTERDAY, true),
            new Span("24h", null, null, UsageWords.DAY, true),
            new Span("7d", null, null, UsageWords.WEEK, true),
            new Span("30d", null, null, UsageWords.THIRTY_DAYS, false),
            new Span("month", null, null, UsageWords.MONTH, false));

    /// The range most wanted.
    static final Span TODAY = KNOWN.getFirst();

    /// A range given by its ends.
    static Span between(String from, @Nullable String to) {
        return new Span(null, from, to, UsageWords.CUSTOM, false);
    }

    /// The one so many places further among the known ones, round in a circle.
    Span plus(int steps) {
        int at = KNOWN.indexOf(this);
        int from = at < 0 && steps < 0 ? 0 : at;
        return KNOWN.get(Math.floorMod(from + steps, KNOWN.size()));
    }
}
