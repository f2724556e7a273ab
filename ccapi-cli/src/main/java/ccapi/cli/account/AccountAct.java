package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.EachVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;

/// A change to accounts that needs nothing but their names and one word of the admin API.
abstract class AccountAct extends EachVerb {
    private final String word;
    private final String past;

    AccountAct(String word, String past) {
        this.word = word;
        this.past = past;
    }

    @Override
    protected final Grid grid() {
        return AccountGrid.ACCOUNTS;
    }

    @Override
    protected final String noun() {
        return "account";
    }

    @Override
    protected final String does() {
        return word;
    }

    @Override
    protected final String did() {
        return past;
    }

    @Override
    protected Row act(Cli cli, String name) throws IOException {
        String path = AccountsApi.PATH + "/" + AdminCalls.segment(name) + "/" + word;
        return Row.one(cli.client(cli.timeout()).calls().change("POST", path, null));
    }

    @Override
    public Answer answer() {
        return Answer.one(Account.class);
    }
}
