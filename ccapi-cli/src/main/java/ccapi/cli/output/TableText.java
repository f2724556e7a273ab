package ccapi.cli.output;

import ccapi.shared.text.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lays out cells in columns two spaces apart. Columns that do not fit are left out by their rank, then the widest
/// texts are cut; nothing is left out or cut when the width is 0. Widths are in terminal cells, so 共享 takes four.
final class TableText {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<Column> columns;
    private final List<List<String>> lines = new ArrayList<>();
    private final List<List<Paint>> paints = new ArrayList<>();

    TableText(List<Column> columns) {
        this.columns = columns;
    }

    /// Adds a row of cells, one for each column.
    void add(List<String> cells, List<Paint> paint) {
        lines.add(cells.stream().map(Cells::harmless).toList());
        paints.add(paint);
    }

    /// The table, a line an element.
    ///
    /// @param width 0 = as wide as it takes
    List<String> lines(int width, boolean head) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        int[] widths = widths(head);
        if (width > 0) {
            drop(shown, widths, width);
            squeeze(shown, widths, width);
        }
        List<String> text = new ArrayList<>();
        if (head) {
            List<String> heads = columns.stream().map(Column::head).toList();
            text.add(line(shown, widths, heads, List.of()));
        }
        for (int i = 0; i < lines.size(); i++) {
            text.add(line(shown, widths, lines.get(i), paints.get(i)));
        }
        return text;
    }

    private int[] widths(boolean head) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = head ? Cells.width(columns.get(i).head()) : 0;
            for (List<String> line : lines) {
                widths[i] = Math.max(widths[i], Cells.width(line.get(i)));
            }
        }
        return widths;
    }

    private void drop(List<Integer> shown, int[] widths, int width) {
        while (total(shown, widths) > width) {
            int first = -1;
            for (int i : shown) {
                int rank = columns.get(i).drop();
                if (rank > 0 && (first < 0 || rank > columns.get(first).drop())) {
                    first = i;
                }
            }
            if (first < 0) {
                return;
            }
            shown.remove(Integer.valueOf(first));
        }
    }

    private void squeeze(List<Integer> shown, int[] widths, int width) {
        for (int excess = total(shown, widths) - width; excess > 0; excess = total(shown, widths) - width) {
            int widest = -1;
            for (int i : shown) {
                if (!columns.get(i).numeric() && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest] = Math.max(NARROWEST, widths[widest] - excess);
        }
    }

    private static int total(List<Integer> shown, int[] widths) {
        return shown.stream().mapToInt(i -> widths[i] + GAP).sum() - GAP;
    }

    private String line(List<Integer> shown, int[] widths, List<String> cells, List<Paint> paint) {
        StringBuilder line = new StringBuilder();
        String gap = "";
        for (int i : shown) {
            line.append(gap);
            gap = " ".repeat(GAP);
            String cut = Cells.cut(cells.get(i), widths[i]);
            String painted = i < paint.size() ? paint.get(i).on(cut) : cut;
            String space = " ".repeat(Math.max(0, widths[i] - Cells.width(cut)));
            line.append(columns.get(i).numeric() ? space + painted : painted + space);
        }
        return line.toString().stripTrailing();
    }
}
