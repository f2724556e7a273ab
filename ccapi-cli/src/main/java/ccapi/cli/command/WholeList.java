package ccapi.cli.command;

import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import java.io.IOException;
import java.util.List;

/// A list of all there is of one kind, such as `account list`.
public class WholeList extends ListVerb {
    private final Kind kind;
    private final String about;
    private final List<Example> examples;

    /// Lists things of that kind.
    public WholeList(Kind kind, String about, Example... examples) {
        this.kind = kind;
        this.about = about;
        this.examples = List.of(examples);
    }

    @Override
    protected final Grid grid() {
        return kind.grid();
    }

    @Override
    protected final List<Row> load(Cli cli) throws IOException {
        return Row.list(cli.calls().get(kind.path()));
    }

    @Override
    public final Answer answer() {
        return Answer.many(kind.type());
    }

    @Override
    public final String about() {
        return about;
    }

    @Override
    public final List<Example> examples() {
        return examples;
    }
}
