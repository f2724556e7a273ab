package ccapi.shared.mirror;

import ccapi.shared.socket.AdminCalls;
import java.time.Duration;
import java.util.List;

/// Calls about the mirror pool.
public final class MirrorApi {
    /// Path of the pool.
    public static final String PATH = "/mirror";

    private final AdminCalls calls;

    public MirrorApi(AdminCalls calls) {
        this.calls = calls;
    }

    /// Whether the minter can be used.
    public MirrorStatus status() {
        return calls.get(PATH + "/status", MirrorStatus.class);
    }

    /// What the minter lists, matched with our accounts.
    ///
    /// @throws ccapi.shared.problem.Refusal `mirror_off` or `mirror_down`
    public List<MirrorAccount> list() {
        return calls.list(PATH + "/accounts", MirrorAccount.class);
    }

    /// Mints one token and makes it an account, or renews the account it already has. What went wrong with
    /// this one account is told in the result.
    ///
    /// @throws ccapi.shared.problem.Refusal `mirror_off`, `mirror_down`, `not_found`, or `invalid` when two
    /// accounts of the mirror have the e-mail
    public MintResult mint(MintRequest request) {
        return calls.slowChange("POST", PATH + "/mint", request, MintResult.class, Duration.ofMinutes(5));
    }
}
