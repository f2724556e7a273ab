package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.AccountDetail;
import ccapi.shared.account.TestResult;
import ccapi.tui.page.Answer;
import java.util.List;

/// What calls about accounts bring back.
public sealed interface AccountAnswer extends Answer {
    /// All accounts.
    record Listed(List<Account> accounts) implements AccountAnswer {}

    /// One account in full.
    record Shown(AccountDetail detail) implements AccountAnswer {}

    /// How a test ended.
    record Tested(TestResult result) implements AccountAnswer {}
}
