/// x
package ccapi.cli;
