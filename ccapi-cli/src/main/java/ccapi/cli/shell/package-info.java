/// `ccapi shell`: the same commands at a prompt of their own. The only room that knows JLine.
package ccapi.cli.shell;
