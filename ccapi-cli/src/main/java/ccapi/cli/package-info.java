/// The command line: [ccapi.cli.Main] takes words and gives an exit code, [ccapi.cli.Commands] knows every noun.
/// A noun has a room of its own (`account`, `apikey`, …) with one class a verb; what all verbs stand on is in
/// `command`, what prints rows is in `output`. No logic of the daemon belongs here.
package ccapi.cli;
