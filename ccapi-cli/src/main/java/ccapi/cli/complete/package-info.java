/// Completion of the command line: [ccapi.cli.complete.Completions] finds what may follow the words typed so far,
/// [ccapi.cli.complete.Complete] prints it for the shells' scripts, which are written by [ccapi.cli.complete.Scripts].
package ccapi.cli.complete;
