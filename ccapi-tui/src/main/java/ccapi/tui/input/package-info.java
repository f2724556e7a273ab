/// What a person did: keys, pasted text, mouse. Read [ccapi.tui.input.Key] first. How bytes become keys lives in
/// `ccapi.tui.terminal`.
package ccapi.tui.input;
