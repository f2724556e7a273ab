package ccapi.cli.mirror;

/// The two words of the mirror for how well an account thinks, and theirs in English.
final class Iq {
    private static final String NORMAL = "正常";
    private static final String DEGRADED = "降智";

    private Iq() {}

    static String english(String word) {
        return switch (word) {
            case NORMAL -> "normal";
            case DEGRADED -> "degraded";
            default -> word;
        };
    }

    /// Whether the mirror's word is the one that was asked for, in either language.
    static boolean matches(String word, String wanted) {
        return word.equalsIgnoreCase(wanted) || english(word).equalsIgnoreCase(wanted);
    }
}
