/// One model protocol into another, and what is read in passing from each. Read [ccapi.daemon.translate.Translation]
/// first, then [ccapi.daemon.translate.Meter]. Pure: no network, no clock, no files; ids and times are handed in.
/// Choosing accounts, retrying and writing to clients do not belong here.
package ccapi.daemon.translate;
