/// What can be read about commands: [ccapi.cli.help.Page] is one command's page, made from its picocli model and
/// printed as help text; suggestions for mistyped words are here too. Parses nothing.
package ccapi.cli.help;
