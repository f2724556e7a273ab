package ccapi.daemon.apikey;

/// The accounts that keys are bound to. A key keeps their ids, so that a renamed account stays bound, and shows their
/// names. Any thread may ask.
public interface AccountNames {
    /// The id of an account.
    ///
    /// @param ref its name or id
    /// @throws ccapi.shared.problem.Refusal when there is none
    String id(String ref);

    /// The name of an account, the id itself when the account is gone.
    String name(String id);
}
