package ccapi.tui.overlay;

import ccapi.shared.problem.Problem;
import ccapi.shared.problem.Refusal;
import ccapi.tui.input.Key;
import ccapi.tui.page.Call;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Dialog;
import ccapi.tui.widget.Form;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import ccapi.tui.widget.Values;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A form to fill in. It stays open until the daemon has taken what was filled in, so that a refusal costs no typing.
///
/// @param submit  what saving wants; may throw a [Refusal]
/// @param sent    the call that is on its way, `null` if none
/// @param leaving whether it asks if all this may be thrown away
/// @param problem why it could not be saved, `null` if nothing is wrong
public record Fill(
        String title,
        Form form,
        Function<Values, Effect> submit,
        @Nullable Call sent,
        boolean leaving,
        @Nullable String problem)
        implements Overlay {
    private static final int WIDTH = 70;

    /// A form nobody has typed in yet.
    public static Fill of(String title, Form form, Function<Values, Effect> submit) {
        return new Fill(title, form, submit, null, false, null);
    }

    @Override
    public Turn press(Key key, Context context) {
        if (sent != null) {
            return key.is(Key.Kind.ESCAPE)
                    ? Turn.stay(with(form, null, false, null), new Effect.GiveUp(sent))
                    : Turn.stay(this);
        }
        if (leaving) {
            return leaving(key);
        }
        if (key.is(Key.Kind.ESCAPE)) {
            return form.isChanged() ? Turn.stay(with(form, null, true, problem)) : Turn.close();
        }
        if (key.equals(Key.ctrl('s')) || (key.is(Key.Kind.ENTER) && form.isAtEnd())) {
            return save();
        }
        return Turn.stay(with(form.press(key), null, false, problem));
    }

    @Override
    public Turn paste(String text, Context context) {
        return Turn.stay(sent != null || leaving ? this : with(form.paste(text), null, false, problem));
    }

    private Turn leaving(Key key) {
        if (key.is('y')) {
            return Turn.close();
        }
        boolean stay = key.is('n') || key.is(Key.Kind.ESCAPE);
        return Turn.stay(stay ? with(form, null, false, problem) : this);
    }

    private Turn save() {
        if (!form.isSound()) {
            return Turn.stay(with(form.complaining(), null, false, null));
        }
        try {
            Effect effect = submit.apply(form.values());
            return effect instanceof Effect.Start(Call call, String _)
                    ? Turn.stay(with(form, call, false, null), effect)
                    : Turn.close(effect);
        } catch (Refusal e) {
            return Turn.stay(with(form.complaining(), null, false, words(e.problem())));
        }
    }

    @Override
    public @Nullable Overlay ended(Call call, @Nullable Problem failure) {
        if (!call.equals(sent)) {
            return this;
        }
        return failure == null ? null : with(form, null, false, words(failure));
    }

    private static String words(Problem problem) {
        return problem.hint().isEmpty() ? problem.message() : problem.message() + ": " + problem.hint();
    }

    private Fill with(Form next, @Nullable Call call, boolean leavingNow, @Nullable String complaint) {
        return new Fill(title, next, submit, call, leavingNow, complaint);
    }

    @Override
    public void view(Canvas canvas, Context context) {
        List<Line> below = problem == null ? List.of() : Line.wrap(problem, WIDTH, Tone.BAD);
        Canvas box = Dialog.place(canvas, WIDTH, form.height() + below.size());
        Canvas body = Dialog.draw(box, title, List.of(), 0, keys(context));
        int room = Math.max(1, body.height() - below.size());
        form.draw(body.rows(0, room));
        for (int i = 0; i < below.size(); i++) {
            below.get(i).draw(body, 0, room + i);
        }
    }

    private Line keys(Context context) {
        if (sent != null) {
            return Line.of(context.say(OverlayWords.SAVING), Tone.NEWS)
                    .and("  esc", Tone.KEY)
                    .and(" " + context.say(OverlayWords.CANCEL));
        }
        if (leaving) {
            return Line.of(context.say(OverlayWords.DISCARD_QUESTION) + "  ", Tone.WARN)
                    .and("y", Tone.KEY)
                    .and(" " + context.say(OverlayWords.DISCARD) + "  ")
                    .and("n", Tone.KEY)
                    .and(" " + context.say(OverlayWords.KEEP));
        }
        return KeyBar.line(List.of(
                new KeyBar.Hint("tab", context.say(OverlayWords.NEXT_FIELD)),
                new KeyBar.Hint("ctrl-s", context.say(OverlayWords.SAVE)),
                new KeyBar.Hint("esc", context.say(OverlayWords.CANCEL))));
    }
}
