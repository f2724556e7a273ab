package ccapi.cli.help;

import ccapi.shared.text.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A topic's text taken apart into what a page is made of.
public final class TopicText {
    private static final Pattern LINE = Pattern.compile("  (\\S.*?) {2,}(\\S.*)");

    private TopicText() {}

    /// A piece of a page.
    public sealed interface Piece {
        /// Words to be filled into lines.
        record Paragraph(String words) implements Piece {}

        /// Labels with words about them.
        record Table(List<Page.Entry> entries) implements Piece {}
    }

    /// The pieces of a text, in order.
    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (String block : text.strip().split("\n\n", -1)) {
            // the first table line lost its margin if it opens the text
            String whole = text.startsWith("  ") && pieces.isEmpty() ? "  " + block.strip() : block;
            pieces.add(whole.startsWith("  ") ? table(whole) : new Piece.Paragraph(whole.replace('\n', ' ')));
        }
        return pieces;
    }

    private static Piece table(String block) {
        List<Page.Entry> entries = new ArrayList<>();
        for (String line : block.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalStateException("not a line of a table: " + line);
            }
            entries.add(new Page.Entry(matcher.group(1), matcher.group(2)));
        }
        return new Piece.Table(entries);
    }

    /// The widest label of a table, in cells.
    static int labelWidth(List<Page.Entry> entries) {
        return entries.stream()
                .mapToInt(entry -> Cells.width(entry.label()))
                .max()
                .orElse(0);
    }
}
