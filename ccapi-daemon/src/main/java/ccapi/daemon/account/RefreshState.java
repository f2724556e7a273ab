package ccapi.daemon.account;

import java.util.Locale;

/// Where an account's refresh token is in its life. Kept in the database, so that a crash cannot hide a spent token.
enum RefreshState {
    /// The stored token is the newest there is.
    OK,
    /// It is being spent: whoever finds this at the start knows that the new one may be lost.
    REFRESHING,
    /// It was sent and no usable answer came: it may be spent. It is tried once more when the access token has ended.
    UNCERTAIN,
    /// It is spent or revoked for good; it is not sent again until the operator says so.
    NEEDS_LOGIN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefreshState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
