package ccapi.shared.account;

import ccapi.shared.socket.AdminCalls;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls about accounts. `ref` is a name or an id.
public final class AccountsApi {
    /// Path of the collection.
    public static final String PATH = "/accounts";
    /// Path of the conversation bindings.
    public static final String SESSIONS = "/sessions";

    private static final Duration UPSTREAM = Duration.ofSeconds(150);

    private final AdminCalls calls;

    public AccountsApi(AdminCalls calls) {
        this.calls = calls;
    }

    /// All accounts, by priority, then name.
    public List<Account> list() {
        return calls.list(PATH, Account.class);
    }

    /// One account with its recent history.
    public AccountDetail show(String ref) {
        return calls.get(path(ref), AccountDetail.class);
    }

    /// Adds an account.
    public Account add(AddAccount account) {
        return calls.change("POST", PATH, account, Account.class);
    }

    /// Adds an account from what an official tool left behind.
    public Account importFrom(ImportAccount request) {
        return calls.change("POST", PATH + "/import", request, Account.class);
    }

    /// Changes an account.
    public Account edit(String ref, EditAccount change) {
        return calls.change("PATCH", path(ref), change, Account.class);
    }

    /// Lets it serve.
    public Account enable(String ref) {
        return act(ref, "enable");
    }

    /// Keeps it from serving; requests in flight end.
    public Account disable(String ref) {
        return act(ref, "disable");
    }

    /// Takes no new conversations; running ones go on.
    public Account drain(String ref) {
        return act(ref, "drain");
    }

    /// Ends a drain.
    public Account undrain(String ref) {
        return act(ref, "undrain");
    }

    /// Forgets cool-downs and faults, so that it is tried at once.
    public Account clear(String ref) {
        return act(ref, "clear");
    }

    /// Refreshes its tokens now.
    public Account refresh(String ref) {
        return calls.slowChange("POST", path(ref) + "/refresh", null, Account.class, UPSTREAM);
    }

    /// Sends a real, tiny request through it.
    ///
    /// @param model `null` = a small one of its provider
    public TestResult test(String ref, @Nullable String model) {
        String query = model == null ? "" : "?model=" + AdminCalls.segment(model);
        return calls.slowChange("POST", path(ref) + "/test" + query, null, TestResult.class, UPSTREAM);
    }

    /// Removes it; its usage keeps its name.
    public void remove(String ref) {
        calls.change("DELETE", path(ref), null);
    }

    /// Conversations bound to accounts, newest use first.
    public List<Session> sessions() {
        return calls.list(SESSIONS, Session.class);
    }

    /// Binds a conversation to another account.
    public Session moveSession(String id, String account) {
        return calls.change(
                "POST",
                SESSIONS + "/" + AdminCalls.segment(id) + "/move?account=" + AdminCalls.segment(account),
                null,
                Session.class);
    }

    /// Forgets a binding; the next request chooses anew.
    public void unpinSession(String id) {
        calls.change("DELETE", SESSIONS + "/" + AdminCalls.segment(id), null);
    }

    /// Which account would serve this now, and why not the others. Sends nothing upstream.
    public List<RouteCandidate> route(String model, @Nullable String key) {
        return calls.list(
                "/route?model=" + AdminCalls.segment(model) + (key == null ? "" : "&key=" + AdminCalls.segment(key)),
                RouteCandidate.class);
    }

    private Account act(String ref, String verb) {
        return calls.change("POST", path(ref) + "/" + verb, null, Account.class);
    }

    private static String path(String ref) {
        return PATH + "/" + AdminCalls.segment(ref);
    }
}
