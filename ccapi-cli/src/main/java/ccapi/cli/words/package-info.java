/// Options and parameters as data: [ccapi.cli.words.Words] declares them for one command, and each is a
/// [ccapi.cli.words.Flag], a [ccapi.cli.words.Value] or [ccapi.cli.words.Values] that holds what was typed.
/// They stand on picocli's model without its annotations, whose reflection costs 60 ms of every run.
package ccapi.cli.words;
