/// x
package ccapi.daemon;
