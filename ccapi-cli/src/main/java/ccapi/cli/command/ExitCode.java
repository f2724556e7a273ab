package ccapi.cli.command;

/// What a run ends with, beside the codes that [ccapi.shared.problem.ProblemCode] gives to each kind of refusal.
/// Together they are the one table of exit codes; a promise to scripts, so a number never changes its meaning.
public enum ExitCode {
    /// Done, or there was nothing to do.
    OK(0, "done, or nothing to do"),
    /// The daemon or an upstream refused or failed.
    FAILED(1, "the daemon, its storage or an upstream failed"),
    /// The words make no sense.
    USAGE(2, "wrong usage: an unknown option, a value out of range, a missing value"),
    /// No such thing.
    NOT_FOUND(3, "no such account, key, request or command"),
    /// The peer may not.
    DENIED(4, "no permission"),
    /// It is there already.
    CONFLICT(5, "it exists already, or is being changed by somebody else"),
    /// No daemon.
    UNREACHABLE(6, "no daemon answers on the socket"),
    /// Too slow.
    TIMEOUT(7, "not done within --timeout"),
    /// Some of several.
    SOME_FAILED(8, "some of several items failed, the others are done"),
    /// Nobody to ask.
    CONFIRMATION_NEEDED(9, "confirmation needed: give --yes"),
    /// A dry run or a comparison found something to do.
    DIFFERENCES(10, "differences found by --dry-run or a check"),
    /// See the config.
    MIRROR_OFF(11, "the mirror pool is disabled in config.yaml"),
    /// The minter is away.
    MIRROR_DOWN(12, "the minter cannot be reached"),
    /// Ours.
    BUG(70, "a bug in ccapi, or an installation that cannot run"),
    /// Ctrl-C.
    INTERRUPTED(130, "ended by Ctrl-C"),
    /// `| head`.
    CLOSED_PIPE(141, "the reader of the output went away");

    private final int code;
    private final String about;

    ExitCode(int code, String about) {
        this.code = code;
        this.about = about;
    }

    /// The number.
    public int code() {
        return code;
    }

    /// What it says, for help and manual.
    public String about() {
        return about;
    }
}
