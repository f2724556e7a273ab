package ccapi.tui.page;

import ccapi.shared.problem.Problem;
import ccapi.tui.input.Key;
import ccapi.tui.widget.Canvas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that lies over a page and takes all keys until it closes: a dialog, a form, a menu. Immutable.
public interface Overlay {
    /// What a key makes of it.
    Turn press(Key key, Context context);

    /// What pasted text makes of it.
    default Turn paste(String text, Context context) {
        return Turn.stay(this);
    }

    /// Learns that a call has ended.
    ///
    /// @param problem why it failed, `null` if it went well
    /// @return `null` to close
    default @Nullable Overlay ended(Call call, @Nullable Problem problem) {
        return this;
    }

    /// Draws it over the page.
    void view(Canvas canvas, Context context);

    /// What comes after a key.
    ///
    /// @param next `null` when it closes
    record Turn(@Nullable Overlay next, List<Effect> effects) {
        /// It stays, perhaps changed.
        public static Turn stay(Overlay next, Effect... effects) {
            return new Turn(next, List.of(effects));
        }

        /// It closes.
        public static Turn close(Effect... effects) {
            return new Turn(null, List.of(effects));
        }
    }
}
