package ccapi.cli.output;

import java.util.List;

/// A row of numbers as one line of bars.
public final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /// A bar for each number; the largest is full, nothing is the lowest bar.
    public static String of(List<Long> numbers) {
        long most = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder line = new StringBuilder(numbers.size());
        for (long number : numbers) {
            int level = most == 0 ? 0 : (int) Math.ceilDiv(number * (BARS.length() - 1), most);
            line.append(BARS.charAt(level));
        }
        return line.toString();
    }
}
