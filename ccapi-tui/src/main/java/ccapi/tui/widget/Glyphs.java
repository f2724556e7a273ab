package ccapi.tui.widget;

/// Which symbols the terminal can draw. Letters of any script pass as they are; only box lines, blocks and the like
/// are translated.
public enum Glyphs {
    /// Box lines, blocks and dots.
    UNICODE,
    /// Plain ASCII, for terminals without UTF-8 and those that draw ambiguous-width characters two cells wide.
    ASCII;

    // each symbol of the first line is drawn as the character below it
    private static final String FANCY = "─│┌┐└┘├┤┬┴●◐✖○▲▼→↑↓←·•…∞✓⚠█▉▊▋▌▍▎▏▁▂▃▄▅▆▇";
    private static final String PLAIN = "-|+++++++++!x-^v>^v<.*~-+!#####   _.-=+*%";

    /// The symbol to draw for a symbol.
    public char draw(char symbol) {
        if (this == UNICODE || symbol < 0x80) {
            return symbol;
        }
        int at = FANCY.indexOf(symbol);
        return at < 0 ? symbol : PLAIN.charAt(at);
    }
}
