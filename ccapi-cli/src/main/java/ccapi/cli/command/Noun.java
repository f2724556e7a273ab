package ccapi.cli.command;

import java.util.List;

/// A group of commands about one thing. Verbs are made one by one, so that a run builds only what was typed.
public interface Noun {
    /// The word, e.g. `account`; empty for commands that stand at the top.
    String name();

    /// What it is about, half a line.
    String about();

    /// The verbs, in the order in which help lists them.
    List<String> verbs();

    /// Makes a verb ready to be parsed into.
    ///
    /// @throws IllegalArgumentException when it is not one of [#verbs()]
    Verb make(String verb);

    /// What to throw for a verb that is in no list.
    static IllegalArgumentException unknown(String verb) {
        return new IllegalArgumentException("no verb " + verb);
    }
}
