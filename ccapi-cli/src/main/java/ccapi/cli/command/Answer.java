package ccapi.cli.command;

/// What a command prints with `-o json`, for the manual and the test that holds it to its word.
///
/// @param type a record of `ccapi.shared`; `Void` for none
/// @param list whether it is an array of them
public record Answer(Class<?> type, boolean list) {
    /// No data.
    public static final Answer NONE = new Answer(Void.class, false);

    /// One object.
    public static Answer one(Class<?> type) {
        return new Answer(type, false);
    }

    /// An array.
    public static Answer many(Class<?> type) {
        return new Answer(type, true);
    }
}
