package ccapi.cli.command;

import ccapi.cli.output.Row;
import java.util.List;
import java.util.Map;

/// A change after which the things are no more, such as `live cancel`.
public class Deletion extends EachVerb {
    /// @param does as in "would cancel request x"
    /// @param did  as in "request x cancelled"
    public Deletion(Kind kind, String does, String did, String about, Example... examples) {
        super(kind, does, did, about, examples);
    }

    @Override
    public final List<String> more() {
        return List.of("With -o json an object is printed that holds the "
                + kind().grid().key() + " alone, as there is no more to tell.");
    }

    @Override
    protected final Row act(Cli cli, String name) {
        cli.calls().change("DELETE", kind().path(name), null);
        return new Row(Map.of(kind().grid().key(), name));
    }
}
