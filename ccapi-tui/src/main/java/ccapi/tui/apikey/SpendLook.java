package ccapi.tui.apikey;

import ccapi.shared.money.Usd;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Numbers;
import ccapi.tui.widget.Bar;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import org.jspecify.annotations.Nullable;

/// How money spent against a limit is shown: `used/limit`, `∞` without a limit, `?` while a figure is not known, and a
/// bar where there is room.
final class SpendLook {
    /// Cells that make use of a bar beside the figures.
    static final int WIDE = 22;

    private static final int BAR_WIDTH = 7;

    private SpendLook() {}

    static String figures(@Nullable Usd used, @Nullable Usd limit) {
        String left = used == null ? "?" : Numbers.bareMoney(used);
        return left + "/" + (limit == null ? "∞" : limit.dollars().toPlainString());
    }

    /// Percent of the limit, -1 where there is no limit or the figure is not known.
    static double percent(@Nullable Usd used, @Nullable Usd limit) {
        return used == null || limit == null ? -1 : 100.0 * used.nanos() / limit.nanos();
    }

    static Tone tone(@Nullable Usd used, @Nullable Usd limit) {
        double percent = percent(used, limit);
        return percent < 0 ? Tone.PLAIN : Bar.tone(percent);
    }

    static Table.Cell cell(@Nullable Usd used, @Nullable Usd limit, int width) {
        String figures = figures(used, limit);
        if (width < WIDE) {
            return new Table.Cell(narrow(figures, used, limit, width), tone(used, limit));
        }
        double percent = percent(used, limit);
        String bar = percent < 0 ? " ".repeat(BAR_WIDTH) : Bar.of(percent, BAR_WIDTH);
        return new Table.Cell(bar + Cells.right(figures, width - BAR_WIDTH), tone(used, limit));
    }

    /// Figures that do not fit give way to the percent, or to the used part alone: a number cut short would lie.
    private static String narrow(String figures, @Nullable Usd used, @Nullable Usd limit, int width) {
        if (Cells.width(figures) <= width) {
            return figures;
        }
        double percent = percent(used, limit);
        if (percent >= 0) {
            return Numbers.percent(percent);
        }
        return used == null ? "?" : Numbers.bareMoney(used);
    }
}
