package ccapi.cli.help;

import ccapi.cli.command.Example;
import ccapi.shared.text.Cells;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Pages as text for the terminal.
public final class HelpText {
    private static final int LABEL = 26;

    private final int width;
    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    private HelpText(int width, boolean colour) {
        // long lines are hard to read even where there is room
        this.width = Math.clamp(width == 0 ? 80 : width, 40, 100);
        this.colour = colour;
    }

    /// The help of one command.
    public static String of(Page page, int width, boolean colour) {
        HelpText help = new HelpText(width, colour);
        help.wrapped(0, page.about());
        help.heading("Usage");
        help.text.append("  ").append(page.synopsis()).append('\n');
        page.more().forEach(paragraph -> {
            help.text.append('\n');
            help.wrapped(0, paragraph);
        });
        help.heading("Examples");
        for (Example example : page.examples()) {
            help.text.append("  ").append(help.bold(example.line())).append('\n');
            help.wrapped(6, example.about());
        }
        help.entries("Arguments", page.words());
        help.entries("Options", page.own());
        help.entries("Options of lists", page.lists());
        help.entries("Options of output", page.outputs());
        help.entries("Options of every command", page.common());
        return help.text.toString();
    }

    /// The help of a noun, or of the whole program: what its commands are.
    ///
    /// @param spec with its subcommands
    public static String of(CommandSpec spec, List<String> verbs, int width, boolean colour) {
        HelpText help = new HelpText(width, colour);
        help.wrapped(0, Page.about(spec));
        help.heading("Usage");
        help.text.append("  ").append(spec.qualifiedName()).append(" COMMAND [OPTION…]\n");
        List<Page.Entry> entries = new ArrayList<>();
        for (String verb : verbs) {
            CommandLine sub = spec.subcommands().get(verb);
            entries.add(new Page.Entry(verb, sub == null ? "" : Page.about(sub.getCommandSpec())));
        }
        help.entries("Commands", entries);
        help.text.append("\n'").append(spec.qualifiedName()).append(" COMMAND --help' shows options and examples.\n");
        if (spec.parent() == null) {
            help.wrapped(0, "'ccapi help TOPIC' tells about " + String.join(", ", Topics.NAMES) + ".");
        }
        return help.text.toString();
    }

    /// The text of a topic.
    public static String ofTopic(String name, int width, boolean colour) {
        HelpText help = new HelpText(width, colour);
        String gap = "";
        for (TopicText.Piece piece : TopicText.pieces(Topics.text(name))) {
            help.text.append(gap);
            gap = "\n";
            switch (piece) {
                case TopicText.Piece.Paragraph paragraph -> help.wrapped(0, paragraph.words());
                case TopicText.Piece.Table table ->
                    help.lines(table.entries(), Math.min(32, TopicText.labelWidth(table.entries()) + 2));
            }
        }
        return help.text.toString();
    }

    private void heading(String words) {
        text.append('\n').append(bold(words)).append('\n');
    }

    private String bold(String words) {
        return colour ? "\u001b[1m" + words + "\u001b[0m" : words;
    }

    private void entries(String title, List<Page.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        heading(title);
        lines(entries, LABEL);
    }

    private void lines(List<Page.Entry> entries, int label) {
        for (Page.Entry entry : entries) {
            boolean sameLine = Cells.width(entry.label()) <= label - 2;
            if (sameLine) {
                text.append("  ").append(Cells.left(entry.label(), label));
            } else {
                text.append("  ").append(entry.label()).append('\n');
            }
            wrapped(sameLine ? -(label + 2) : label + 2, entry.about());
        }
    }

    // a negative indent means that the first line stands already at that column
    private void wrapped(int indent, String words) {
        int column = Math.abs(indent);
        String margin = " ".repeat(column);
        if (indent > 0) {
            text.append(margin);
        }
        int used = column;
        boolean first = true;
        for (String word : words.split(" ", -1)) {
            if (!first && used + 1 + Cells.width(word) > width) {
                text.append('\n').append(margin);
                used = column;
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            used += Cells.width(word) + (first ? 0 : 1);
            first = false;
        }
        text.append('\n');
    }
}
