package ccapi.cli.command;

import ccapi.cli.words.Flag;

/// A deletion of what an operator made, such as `account remove`: asks first, as nothing brings it back.
public final class Removal extends Deletion {
    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    /// Removes things of that kind.
    public Removal(Kind kind, String about, Example... examples) {
        super(kind, "remove", "removed", about, examples);
    }

    @Override
    protected void before(Cli cli) {
        confirm(cli, yes.isSet(), "remove " + kind().noun() + " " + String.join(", ", names()));
    }
}
