package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import ccapi.tui.input.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields one below the other, checked as they are typed. Immutable: each key gives the next form.
///
/// @param focus index of the field that keys go to
/// @param tried whether it was to be saved: from then on all complaints are shown
public record Form(List<Field> fields, int focus, boolean tried) {
    private static final int LABEL_MAX = 20;

    public Form {
        fields = List.copyOf(fields);
    }

    /// A form with the focus on its first field.
    public static Form of(List<Field> fields) {
        return new Form(fields, 0, false);
    }

    /// What a key makes of it: Tab and arrows move, everything else goes to the field with the focus.
    public Form press(Key key) {
        return switch (key.kind()) {
            case TAB, DOWN, ENTER -> move(1);
            case BACK_TAB, UP -> move(-1);
            default -> withField(focused().press(key));
        };
    }

    /// Puts pasted text into the field with the focus.
    public Form paste(String text) {
        return withField(focused().paste(text));
    }

    /// Whether Enter on this field saves.
    public boolean isAtEnd() {
        return focus == fields.size() - 1;
    }

    /// Whether anything was filled in.
    public boolean isChanged() {
        return fields.stream().anyMatch(Field::isChanged);
    }

    /// Whether no field has a complaint.
    public boolean isSound() {
        return fields.stream().allMatch(field -> field.complaint() == null);
    }

    /// This form with all complaints shown and the focus on the first.
    public Form complaining() {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).complaint() != null) {
                return new Form(fields, i, true);
            }
        }
        return new Form(fields, focus, true);
    }

    /// What was filled in, by the fields' ids.
    public Values values() {
        Map<String, String> values = new HashMap<>();
        fields.forEach(field -> values.put(field.id(), field.value().text().strip()));
        return new Values(values);
    }

    private Field focused() {
        return fields.get(focus);
    }

    private Form move(int step) {
        Form left = withField(focused().left());
        return new Form(left.fields, Math.floorMod(focus + step, fields.size()), tried);
    }

    private Form withField(Field field) {
        List<Field> next = new ArrayList<>(fields);
        next.set(focus, field);
        return new Form(next, focus, tried);
    }

    /// Rows it would like.
    public int height() {
        return fields.size() + 2;
    }

    /// Draws it, scrolled so that the field with the focus is in sight.
    public void draw(Canvas canvas) {
        int labels = Math.min(
                LABEL_MAX,
                fields.stream()
                        .mapToInt(field -> Cells.width(field.label()))
                        .max()
                        .orElse(0));
        int y = -scroll(canvas.height());
        for (int i = 0; i < fields.size(); i++) {
            y = drawField(canvas, y, i, labels);
        }
    }

    private int drawField(Canvas canvas, int y, int index, int labels) {
        Field field = fields.get(index);
        boolean focused = index == focus;
        canvas.put(0, y, Cells.cut(field.label(), labels), focused ? Tone.STRONG : Tone.QUIET);
        field.draw(canvas, labels + 2, y, canvas.width() - labels - 2, focused);
        String below = below(index);
        if (below == null) {
            return y + 1;
        }
        boolean wrong = complaint(index) != null;
        canvas.put(labels + 2, y + 1, Cells.cut(below, canvas.width() - labels - 2), wrong ? Tone.BAD : Tone.QUIET);
        return y + 2;
    }

    /// The line below a field: its complaint, or while it has the focus its hint.
    private @Nullable String below(int index) {
        String complaint = complaint(index);
        if (complaint != null) {
            return complaint;
        }
        Field field = fields.get(index);
        return index == focus && !field.hint().isEmpty() ? field.hint() : null;
    }

    private @Nullable String complaint(int index) {
        Field field = fields.get(index);
        return tried || field.touched() ? field.complaint() : null;
    }

    private int scroll(int height) {
        int end = 0;
        for (int i = 0; i <= focus; i++) {
            end += below(i) == null ? 1 : 2;
        }
        return Math.max(0, end - height);
    }
}
