package ccapi.shared.problem;

/// The operator asked for something that cannot be done. Thrown anywhere, put into words in one place at each edge.
public final class Refusal extends RuntimeException {
    private final Problem problem;

    /// @param message what happened, with the value, and why if known
    /// @param hint    what to do, may be empty
    public Refusal(ProblemCode code, String message, String hint) {
        this(new Problem(code, message, hint));
    }

    /// Passes on what the daemon said.
    public Refusal(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /// The request makes no sense as it is.
    public static Refusal invalid(String message, String hint) {
        return new Refusal(ProblemCode.INVALID, message, hint);
    }

    /// No such thing.
    public static Refusal notFound(String message, String hint) {
        return new Refusal(ProblemCode.NOT_FOUND, message, hint);
    }

    /// It is there already.
    public static Refusal conflict(String message, String hint) {
        return new Refusal(ProblemCode.CONFLICT, message, hint);
    }

    /// What to tell.
    public Problem problem() {
        return problem;
    }
}
