package ccapi.tui.widget;

/// How each [Tone] looks with the colours a terminal has.
///
/// Only the eight ANSI colours on the terminal's own background are used, because no other is readable in every
/// palette; with 256 colours one grey is added for secondary text.
public enum Theme {
    /// Bold, underline and reverse only.
    NO_COLOUR,
    /// Eight colours.
    BASIC,
    /// 256 colours.
    INDEXED;

    /// The terminal's own colour.
    public static final int DEFAULT = -1;

    private static final int RED = 1;
    private static final int GREEN = 2;
    private static final int YELLOW = 3;
    private static final int BLUE = 4;
    private static final int CYAN = 6;
    // the middle of xterm's grey ramp: readable on black and on white
    private static final int GREY = 245;

    /// One way to draw a character.
    ///
    /// @param colour [#DEFAULT], 0 to 7 for an ANSI colour, or 16 to 255 for one of the 256
    public record Ink(int colour, boolean bold, boolean underline, boolean reverse) {}

    /// The ink of a tone.
    ///
    /// @param reverse whether the text lies in a selected row
    public Ink ink(Tone tone, boolean reverse) {
        boolean bold = switch (tone) {
            case STRONG, HEAD, KEY, TAB, BAD -> true;
            case PLAIN, QUIET, GOOD, WARN, NEWS, INPUT, BORDER -> false;
        };
        boolean underline = tone == Tone.HEAD || tone == Tone.INPUT;
        return new Ink(colour(tone), bold, underline, reverse ^ (tone == Tone.TAB));
    }

    private int colour(Tone tone) {
        if (this == NO_COLOUR) {
            return DEFAULT;
        }
        return switch (tone) {
            case PLAIN, STRONG, HEAD, TAB, INPUT -> DEFAULT;
            case QUIET -> this == INDEXED ? GREY : DEFAULT;
            case GOOD -> GREEN;
            case WARN -> YELLOW;
            case BAD -> RED;
            case NEWS, KEY -> CYAN;
            case BORDER -> BLUE;
        };
    }
}
