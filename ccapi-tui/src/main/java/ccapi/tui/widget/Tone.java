package ccapi.tui.widget;

/// What a piece of text means; [Theme] says how that looks. Meaning never rests on colour alone: a word or a symbol
/// always stands beside it.
public enum Tone {
    /// Ordinary text.
    PLAIN,
    /// Secondary text.
    QUIET,
    /// Figures and names that should be found first.
    STRONG,
    /// Heads of columns.
    HEAD,
    /// All is well.
    GOOD,
    /// Needs an eye.
    WARN,
    /// Needs a hand.
    BAD,
    /// Something new.
    NEWS,
    /// A key to press.
    KEY,
    /// The page that is open.
    TAB,
    /// What is being typed.
    INPUT,
    /// The border of a dialog.
    BORDER
}
