package ccapi.tui.page;

import ccapi.tui.words.Phrase;

/// The answer to a change that went well and needs no more than a line.
///
/// @param what with a gap for the name
/// @param name of what was changed
public record Done(Phrase what, String name) implements Answer {}
