/// What tests of the command line stand on: a daemon that is a script, and a run whose streams are kept.
package ccapi.cli.testing;
