/// The mirror pool page. Read [ccapi.tui.mirror.MirrorPage] first.
package ccapi.tui.mirror;
