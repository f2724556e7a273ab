/// `ccapi demo`: the first run, with a simulated provider. Start at [ccapi.cli.demo.Demo].
package ccapi.cli.demo;
