package ccapi.tui;

import ccapi.tui.page.Effect;
import java.util.List;

/// What a command of the program makes of the state, and what it wants besides.
record Move(AppState state, List<Effect> effects) {
    static Move of(AppState state, Effect... effects) {
        return new Move(state, List.of(effects));
    }
}
