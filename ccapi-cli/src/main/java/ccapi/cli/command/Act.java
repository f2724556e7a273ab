package ccapi.cli.command;

import ccapi.cli.output.Row;
import java.io.IOException;
import java.time.Duration;

/// A change that needs nothing but names and one word of the admin API, such as `account enable`.
public class Act extends EachVerb {
    private final String word;

    /// @param word of the admin API, which is also the verb
    /// @param past as in "account x enabled"
    public Act(Kind kind, String word, String past, String about, Example... examples) {
        super(kind, word, past, about, examples);
        this.word = word;
    }

    /// How long to wait for the daemon; more where it asks somebody else in turn.
    protected Duration patience(Cli cli) {
        return cli.timeout();
    }

    @Override
    protected Row act(Cli cli, String name) throws IOException {
        String path = kind().path(name) + "/" + word;
        return Row.one(cli.client(patience(cli)).calls().change("POST", path, null));
    }

    @Override
    public final Answer answer() {
        return Answer.one(kind().type());
    }
}
