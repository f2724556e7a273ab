package ccapi.tui.widget;

import java.util.List;

/// Numbers over time as a row of blocks of different height.
public final class Sparkline {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /// One block a number, the newest at the right; the oldest are left out when there are more than `width`.
    public static String of(List<Long> numbers, int width) {
        List<Long> shown = numbers.subList(Math.max(0, numbers.size() - Math.max(0, width)), numbers.size());
        long highest = shown.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder line = new StringBuilder(shown.size());
        for (long number : shown) {
            line.append(LEVELS.charAt(level(number, highest)));
        }
        return line.toString();
    }

    /// Anything above nothing is told from nothing.
    private static int level(long number, long highest) {
        if (number <= 0 || highest <= 0) {
            return 0;
        }
        return Math.max(1, (int) Math.round((double) number / highest * (LEVELS.length() - 1)));
    }
}
