package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import java.util.ArrayList;
import java.util.List;

/// A line of text in several tones.
public record Line(List<Span> spans) {
    /// Nothing.
    public static final Line BLANK = new Line(List.of());

    /// Text in one tone.
    public record Span(String text, Tone tone) {}

    public Line {
        spans = List.copyOf(spans);
    }

    /// Text in one tone.
    public static Line of(String text, Tone tone) {
        return new Line(List.of(new Span(text, tone)));
    }

    /// Ordinary text.
    public static Line of(String text) {
        return of(text, Tone.PLAIN);
    }

    /// This line with more behind it.
    public Line and(String text, Tone tone) {
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(text, tone));
        return new Line(more);
    }

    /// This line with ordinary text behind it.
    public Line and(String text) {
        return and(text, Tone.PLAIN);
    }

    /// This line with another behind it.
    public Line and(Line other) {
        List<Span> more = new ArrayList<>(spans);
        more.addAll(other.spans);
        return new Line(more);
    }

    /// Width in cells.
    public int width() {
        return spans.stream().mapToInt(span -> Cells.width(span.text())).sum();
    }

    /// Draws it, cut at the edge.
    public void draw(Canvas canvas, int x, int y) {
        int at = x;
        for (Span span : spans) {
            at = canvas.put(at, y, Cells.cut(span.text(), Math.max(0, canvas.width() - at)), span.tone());
        }
    }

    /// A label, filled up to a width, and a value.
    public static Line pair(String label, int labelWidth, String value, Tone tone) {
        return of(Cells.left(label, labelWidth) + " ", Tone.QUIET).and(value, tone);
    }

    /// Text broken into lines of at most a width, at spaces where there are any.
    public static List<Line> wrap(String text, int width, Tone tone) {
        List<Line> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            for (String line : Wrap.words(paragraph, width)) {
                lines.add(of(line, tone));
            }
        }
        return lines;
    }
}
