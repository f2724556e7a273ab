package ccapi.tui.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Shares out the width of a table: columns that do not fit are dropped, the least important first, and what is left
/// over goes to the most important first.
final class Columns {
    static final int GAP = 1;

    private Columns() {}

    /// A column that is shown.
    ///
    /// @param index among all heads
    /// @param x     where it starts
    record Placed(int index, int x, int width) {}

    static List<Placed> place(List<Table.Head> heads, int from, int to) {
        List<Integer> byImportance = IntStream.range(0, heads.size())
                .boxed()
                .sorted((a, b) ->
                        Integer.compare(heads.get(a).priority(), heads.get(b).priority()))
                .toList();
        int[] width = new int[heads.size()];
        int left = fit(heads, byImportance, width, to - from);
        for (int index : byImportance) {
            if (width[index] > 0) {
                int more = Math.clamp(left, 0, heads.get(index).max() - width[index]);
                width[index] += more;
                left -= more;
            }
        }
        return layOut(width, from);
    }

    /// Gives each column that fits its least width, in order of importance.
    ///
    /// @return the width that is left over
    private static int fit(List<Table.Head> heads, List<Integer> byImportance, int[] width, int space) {
        int left = space + GAP;
        for (int index : byImportance) {
            int least = heads.get(index).min();
            if (least + GAP > left) {
                break;
            }
            width[index] = least;
            left -= least + GAP;
        }
        return left;
    }

    private static List<Placed> layOut(int[] width, int from) {
        List<Placed> placed = new ArrayList<>();
        int x = from;
        for (int i = 0; i < width.length; i++) {
            if (width[i] > 0) {
                placed.add(new Placed(i, x, width[i]));
                x += width[i] + GAP;
            }
        }
        return placed;
    }
}
