/// The languages of the dashboard. Read [ccapi.tui.words.Phrase] first; the phrases themselves live in the `…Words`
/// enums of the rooms that say them.
package ccapi.tui.words;
