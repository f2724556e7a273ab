package ccapi.tui.input;

/// Something that came in from the terminal.
public sealed interface Input {
    /// A key was pressed.
    record Pressed(Key key) implements Input {}

    /// Text was pasted. It is text even where it looks like keys.
    record Pasted(String text) implements Input {}

    /// A mouse button went down.
    ///
    /// @param x from the left, 0 first
    /// @param y from the top, 0 first
    record Clicked(int x, int y) implements Input {}

    /// The wheel turned.
    ///
    /// @param down towards the end of the list
    record Wheel(boolean down) implements Input {}

    /// The terminal is gone.
    record Ended() implements Input {}
}
