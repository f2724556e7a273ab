/// x
package ccapi.tui;
