package ccapi.tui.overlay;

import ccapi.shared.problem.Problem;
import ccapi.shared.text.Times;
import ccapi.tui.input.Key;
import ccapi.tui.page.Call;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Dialog;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shown while something slow runs, with the offer to give it up.
public record Progress(String what, Call call, Instant since) implements Overlay {
    private static final int WIDTH = 50;

    @Override
    public Turn press(Key key, Context context) {
        boolean stop = key.is(Key.Kind.ESCAPE) || key.equals(Key.ctrl('c'));
        return stop ? Turn.close(new Effect.GiveUp(call)) : Turn.stay(this);
    }

    @Override
    public @Nullable Overlay ended(Call ended, @Nullable Problem problem) {
        return ended.equals(call) ? null : this;
    }

    @Override
    public void view(Canvas canvas, Context context) {
        List<Line> lines = new ArrayList<>(Line.wrap(what, WIDTH, Tone.PLAIN));
        String elapsed = Times.duration(Duration.between(since, context.now()).toMillis());
        lines.add(Line.of(context.say(OverlayWords.ELAPSED, elapsed), Tone.QUIET));
        List<KeyBar.Hint> hints = List.of(new KeyBar.Hint("esc", context.say(OverlayWords.CANCEL)));
        Dialog.draw(Dialog.place(canvas, WIDTH, lines.size()), "…", lines, 0, KeyBar.line(hints));
    }
}
