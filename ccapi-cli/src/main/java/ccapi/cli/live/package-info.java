/// `ccapi live …` and `ccapi top`: what happens right now. Listed in [ccapi.cli.live.LiveVerbs].
package ccapi.cli.live;
