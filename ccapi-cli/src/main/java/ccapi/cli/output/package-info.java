/// Rows of JSON turned into tables, CSV, YAML, JSON and names, once for all commands. Start at
/// [ccapi.cli.output.Output]; a noun's columns are data, see [ccapi.cli.output.Column]. Reads with the streaming
/// parser only, because loading data binding costs more than the whole call takes.
package ccapi.cli.output;
