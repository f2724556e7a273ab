package ccapi.cli.pool;

import java.util.List;

/// One line of an entry in a pool file: how it is called there, where the daemon shows it, how a change sends it.
///
/// @param name   in the file
/// @param shown  in the daemon's answer
/// @param sent   in a change
/// @param kind   what its value looks like
/// @param absent what the daemon shows when nothing was set, left out by an export
record Field(String name, String shown, String sent, Kind kind, Object absent) {
    /// What a value looks like.
    enum Kind {
        NUMBER,
        DOLLARS,
        TEXT,
        TIME,
        LIST,
        MAP,
        BOOLEAN
    }

    private static final String NOTHING = "";

    /// What an account may say.
    static final List<Field> ACCOUNT = List.of(
            new Field("type", "type", "type", Kind.TEXT, NOTHING),
            new Field("enabled", "enabled", "", Kind.BOOLEAN, true),
            new Field("priority", "priority", "priority", Kind.NUMBER, NOTHING),
            new Field("concurrency", "max_concurrency", "concurrency", Kind.NUMBER, NOTHING),
            new Field("base_url", "base_url", "base_url", Kind.TEXT, NOTHING),
            new Field("models", "models", "models", Kind.LIST, NOTHING),
            new Field("model_map", "model_map", "model_map", Kind.MAP, NOTHING),
            new Field("note", "note", "note", Kind.TEXT, NOTHING),
            new Field("secret_file", "", "", Kind.TEXT, NOTHING));

    /// What a key may say.
    static final List<Field> KEY = List.of(
            new Field("enabled", "enabled", "", Kind.BOOLEAN, true),
            new Field("concurrency", "max_concurrency", "concurrency", Kind.NUMBER, NOTHING),
            new Field("daily", "daily_limit", "daily", Kind.DOLLARS, NOTHING),
            new Field("weekly", "weekly_limit", "weekly", Kind.DOLLARS, NOTHING),
            new Field("monthly", "monthly_limit", "monthly", Kind.DOLLARS, NOTHING),
            new Field("models", "models", "models", Kind.LIST, NOTHING),
            new Field("accounts", "accounts", "accounts", Kind.LIST, NOTHING),
            new Field("expires_at", "expires_at", "expires_at", Kind.TIME, NOTHING),
            new Field("note", "note", "note", Kind.TEXT, NOTHING));

    /// Whether it is sent with a change, not by a call of its own.
    boolean isSent() {
        return !sent.isEmpty();
    }
}
