package ccapi.tui.page;

import java.util.List;

/// The next state of a page and what it wants to happen.
public record Step(Page page, List<Effect> effects) {
    /// Nothing further is wanted.
    public static Step of(Page page, Effect... effects) {
        return new Step(page, List.of(effects));
    }
}
