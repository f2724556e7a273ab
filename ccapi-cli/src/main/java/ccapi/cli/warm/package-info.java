/// Making the class archive: [ccapi.cli.warm.Rehearsal] runs the usual commands once against a stub, so that the JVM
/// can keep what they loaded. Used by the launcher after a build, never by a person.
package ccapi.cli.warm;
