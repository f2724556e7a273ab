package ccapi.daemon.translate;

/// A tool as the client knows it.
///
/// @param namespace the group that the name belongs to; empty for none
/// @param kind      how its calls are written to the client
record ClientTool(String name, String namespace, Kind kind) {
    /// The forms of tools that Responses clients have besides functions.
    enum Kind {
        /// JSON in, by schema.
        FUNCTION,
        /// Free text in: carried as a function with the one property `input`.
        CUSTOM,
        /// The built-in shell of Codex: carried as a function with its fields.
        LOCAL_SHELL
    }

    static ClientTool function(String name) {
        return new ClientTool(name, "", Kind.FUNCTION);
    }
}
