package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.page.Context;
import ccapi.tui.widget.Bar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import java.time.Duration;
import java.util.Optional;

/// How an upstream usage window is shown: percent, a bar where there is room, when it starts anew, and how old the
/// reading is once it is old.
final class WindowLook {
    /// Cells for bar, percent and time to the reset.
    static final int FULL_WIDTH = 17;

    private static final int BAR_WIDTH = 11;
    private static final int PERCENT_WIDTH = 5;
    private static final int UNTIL_WIDTH = 6;
    // the upstream tells the windows with every answer; a reading older than this may be far off
    private static final Duration STALE = Duration.ofMinutes(30);

    private WindowLook() {}

    static Optional<UsageWindow> window(Account account, String name) {
        return account.windows().stream()
                .filter(window -> window.name().equals(name))
                .findFirst();
    }

    static double percent(Account account, String name) {
        return window(account, name).map(UsageWindow::usedPercent).orElse(-1.0);
    }

    static Table.Cell cell(Account account, String name, int width, Context context) {
        Optional<UsageWindow> window = window(account, name);
        return window.map(known -> cell(known, width, context))
                .orElse(new Table.Cell(
                        Cells.right("--", Math.min(width, barWidth(width) + PERCENT_WIDTH)), Tone.QUIET));
    }

    private static Table.Cell cell(UsageWindow window, int width, Context context) {
        Double used = window.usedPercent();
        if (used == null) {
            return Table.Cell.of(Cells.cut(String.valueOf(window.status()), width));
        }
        String percent = Cells.right((isStale(window, context) ? "~" : "") + Numbers.percent(used), PERCENT_WIDTH);
        String text = (width >= BAR_WIDTH ? Bar.of(used, barWidth(width)) : "") + percent;
        if (width >= FULL_WIDTH) {
            text += Cells.right(until(window, context), UNTIL_WIDTH);
        }
        return new Table.Cell(text, Bar.tone(used));
    }

    private static int barWidth(int width) {
        if (width >= FULL_WIDTH) {
            return width - PERCENT_WIDTH - UNTIL_WIDTH;
        }
        return width >= BAR_WIDTH ? width - PERCENT_WIDTH : 0;
    }

    private static String until(UsageWindow window, Context context) {
        return window.resetsAt() == null ? "" : Times.until(window.resetsAt(), context.now());
    }

    static boolean isStale(UsageWindow window, Context context) {
        return Duration.between(window.seenAt(), context.now()).compareTo(STALE) > 0;
    }

    /// A whole line for the details.
    static Line line(UsageWindow window, int width, Context context) {
        Double used = window.usedPercent();
        int bar = Math.clamp(width - 44, 8, 40);
        Line line = Line.of(Cells.left(Cells.cut(window.name(), 8), 9), Tone.QUIET);
        line = used == null
                ? line.and(String.valueOf(window.status()), Tone.PLAIN)
                : line.and(Bar.of(used, bar), Bar.tone(used)).and(Cells.right(Numbers.percent(used), 5), Tone.STRONG);
        if (window.resetsAt() != null) {
            String when = Times.moment(window.resetsAt(), context.now(), context.zone()) + " ("
                    + Times.until(window.resetsAt(), context.now()) + ")";
            line = line.and("  " + context.say(AccountWords.D_RESETS, when));
        }
        if (isStale(window, context)) {
            String age = Times.ago(window.seenAt(), context.now());
            line = line.and("  " + context.say(AccountWords.D_AGE, age), Tone.WARN);
        }
        return line;
    }
}
