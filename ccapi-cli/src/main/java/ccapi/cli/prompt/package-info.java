/// Asking the person at the terminal: secrets without echo, and "are you sure". Start at [ccapi.cli.prompt.Secrets].
/// Without a terminal nothing is asked and the command says which option to give.
package ccapi.cli.prompt;
