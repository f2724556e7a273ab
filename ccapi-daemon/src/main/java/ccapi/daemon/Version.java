package ccapi.daemon;

/// The version of this build, as packaged.
final class Version {
    /// From the jar's manifest; `dev` when run from classes.
    static final String NUMBER = read();

    private Version() {}

    private static String read() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
