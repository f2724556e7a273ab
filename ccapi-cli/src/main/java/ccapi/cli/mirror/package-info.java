/// `ccapi mirror …`: the mirror pool. Listed in [ccapi.cli.mirror.MirrorVerbs].
package ccapi.cli.mirror;
