/// What every command stands on: [ccapi.cli.command.Verb] is one command, [ccapi.cli.command.Cli] is one run of it.
/// Knows no noun and prints no table.
package ccapi.cli.command;
