package ccapi.shared.apikey;

import ccapi.shared.socket.AdminCalls;
import java.util.List;

/// Calls about client keys. `ref` is a name or an id.
public final class ApiKeysApi {
    /// Path of the collection.
    public static final String PATH = "/keys";

    private final AdminCalls calls;

    public ApiKeysApi(AdminCalls calls) {
        this.calls = calls;
    }

    /// All keys, by name.
    public List<ApiKey> list() {
        return calls.list(PATH, ApiKey.class);
    }

    /// One key.
    public ApiKey show(String ref) {
        return calls.get(path(ref), ApiKey.class);
    }

    /// Makes a key; the answer is the only place its text appears.
    public CreatedKey create(CreateKey key) {
        return calls.change("POST", PATH, key, CreatedKey.class);
    }

    /// Gives a key a new text; the old one stops at once.
    public CreatedKey rotate(String ref) {
        return calls.change("POST", path(ref) + "/rotate", null, CreatedKey.class);
    }

    /// Changes a key.
    public ApiKey edit(String ref, EditKey change) {
        return calls.change("PATCH", path(ref), change, ApiKey.class);
    }

    /// Lets it be used.
    public ApiKey enable(String ref) {
        return calls.change("POST", path(ref) + "/enable", null, ApiKey.class);
    }

    /// Stops it at once.
    public ApiKey disable(String ref) {
        return calls.change("POST", path(ref) + "/disable", null, ApiKey.class);
    }

    /// Removes it; its usage keeps its name.
    public void remove(String ref) {
        calls.change("DELETE", path(ref), null);
    }

    private static String path(String ref) {
        return PATH + "/" + AdminCalls.segment(ref);
    }
}
