package ccapi.daemon.usage;

/// Who used what through which account: requests with the same of all six are added up together.
///
/// Names are those of the time. Empty ids and names stand for "none".
record Group(String keyId, String keyName, String accountId, String accountName, String model, String actualModel) {
    private static final int LONGEST_MODEL = 200;

    /// Stands for the models that were asked for after too many others.
    static final String OTHER_MODEL = "(other)";

    Group {
        model = cut(model);
        actualModel = actualModel.equals(model) ? "" : cut(actualModel);
    }

    /// The same without the names of models, which clients choose at will.
    Group withoutModel() {
        return new Group(keyId, keyName, accountId, accountName, OTHER_MODEL, "");
    }

    private static String cut(String model) {
        return model.length() <= LONGEST_MODEL ? model : model.substring(0, LONGEST_MODEL);
    }
}
