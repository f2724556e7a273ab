package ccapi.cli.man;

import ccapi.cli.help.Page;
import ccapi.cli.help.TopicText;
import java.util.List;

/// One manual page in man(7) roff, built from top to bottom.
final class Roff {
    private static final int WIDTH = 78;

    private final StringBuilder text = new StringBuilder();

    Roff(String name, String section, String about) {
        text.append(".\\\" generated from the command tree; do not edit\n");
        text.append(".TH ")
                .append(quoted(name.toUpperCase(java.util.Locale.ROOT)))
                .append(' ')
                .append(section);
        text.append(" \"\" \"ccapi\" \"ccapi manual\"\n.nh\n.ad l\n");
        heading("Name");
        text.append(plain(name)).append(" \\- ").append(plain(headline(about))).append('\n');
    }

    // one line for apropos, without the full stop
    private static String headline(String about) {
        String first = about.endsWith(".") ? about.substring(0, about.length() - 1) : about;
        return first.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + first.substring(1);
    }

    Roff heading(String words) {
        text.append(".SH ")
                .append(quoted(words.toUpperCase(java.util.Locale.ROOT)))
                .append('\n');
        return this;
    }

    Roff subheading(String words) {
        text.append(".SS ").append(quoted(words)).append('\n');
        return this;
    }

    Roff paragraph(String words) {
        gap();
        text.append(line(words)).append('\n');
        return this;
    }

    Roff synopsis(String words) {
        text.append(".nf\n\\fB").append(plain(words)).append("\\fR\n.fi\n");
        return this;
    }

    Roff entries(List<Page.Entry> entries) {
        for (Page.Entry entry : entries) {
            text.append(".TP\n\\fB").append(plain(entry.label())).append("\\fR\n");
            text.append(line(entry.about())).append('\n');
        }
        return this;
    }

    Roff section(String title, List<Page.Entry> entries) {
        return entries.isEmpty() ? this : heading(title).entries(entries);
    }

    Roff example(String line, String about) {
        gap();
        text.append(line(about)).append(":\n.PP\n.RS 4\n.nf\n");
        text.append(guarded(plain(line))).append("\n.fi\n.RE\n");
        return this;
    }

    Roff topic(String topic) {
        for (TopicText.Piece piece : TopicText.pieces(topic)) {
            switch (piece) {
                case TopicText.Piece.Paragraph paragraph -> paragraph(paragraph.words());
                case TopicText.Piece.Table table -> entries(table.entries());
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String quoted(String words) {
        return '"' + plain(words).replace("\"", "\\(dq") + '"';
    }

    // the first paragraph of a section needs no gap before it
    private void gap() {
        int last = text.lastIndexOf("\n", text.length() - 2);
        if (!text.substring(last + 1).startsWith(".SH")) {
            text.append(".PP\n");
        }
    }

    // filled again by man, so breaking lines changes nothing but how the source reads
    private static String line(String words) {
        StringBuilder lines = new StringBuilder();
        int used = 0;
        for (String word : plain(words).split(" ", -1)) {
            if (used > 0 && used + 1 + word.length() > WIDTH) {
                lines.append('\n');
                used = 0;
            }
            String next = used == 0 ? guarded(word) : " " + word;
            lines.append(next);
            used += next.length();
        }
        return lines.toString();
    }

    // a line that begins with a dot or a quote would be a request
    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") || line.startsWith("\\(aq") ? "\\&" + line : line;
    }

    private static String plain(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("…", "\\&...")
                .replace("→", "\\->");
    }
}
