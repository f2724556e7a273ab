package ccapi.tui.widget;

/// A bar of blocks that shows a share of 100. A number always stands beside it.
public final class Bar {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    // below the first all is well, from the second on it is nearly full
    private static final double CAREFUL = 70;
    private static final double NEARLY_FULL = 90;

    private Bar() {}

    /// The blocks, exactly `width` cells; more than 100 percent fills it.
    public static String of(double percent, int width) {
        long eighths = Math.round(Math.clamp(percent, 0, 100) / 100 * width * 8);
        int full = (int) (eighths / 8);
        int part = (int) (eighths % 8);
        StringBuilder bar = new StringBuilder(width).repeat('█', full);
        if (part > 0) {
            bar.append(EIGHTHS.charAt(part));
        }
        return bar.repeat(' ', width - bar.length()).toString();
    }

    /// How worrying a share is.
    public static Tone tone(double percent) {
        if (percent >= NEARLY_FULL) {
            return Tone.BAD;
        }
        return percent >= CAREFUL ? Tone.WARN : Tone.GOOD;
    }
}
