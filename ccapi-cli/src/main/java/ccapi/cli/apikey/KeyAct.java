package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.EachVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;

/// A change to keys that needs nothing but their names and one word of the admin API.
abstract class KeyAct extends EachVerb {
    private final String word;
    private final String past;

    KeyAct(String word, String past) {
        this.word = word;
        this.past = past;
    }

    @Override
    protected final Grid grid() {
        return KeyGrid.KEYS;
    }

    @Override
    protected final String noun() {
        return "key";
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
        return Row.one(cli.calls().change("POST", ApiKeysApi.PATH + "/" + AdminCalls.segment(name) + "/" + word, null));
    }

    @Override
    public Answer answer() {
        return Answer.one(ApiKey.class);
    }
}
