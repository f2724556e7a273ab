package ccapi.daemon.translate;

/// Names another model in a request, touching nothing but that one value.
public final class ModelEdit {
    private ModelEdit() {}

    /// The body with its top-level `model` replaced; all other bytes as they were.
    ///
    /// @throws Untranslatable when the body is not a JSON object
    public static byte[] rename(byte[] body, String model) {
        Edits edits = new Edits(body);
        edits.set("model", Tree.quoted(model));
        return edits.apply();
    }
}
