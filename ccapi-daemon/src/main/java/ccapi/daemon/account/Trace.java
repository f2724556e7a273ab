package ccapi.daemon.account;

import ccapi.daemon.account.Survey.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes down how an account was chosen, for `usage requests --explain`.
final class Trace {
    // a trace is read by a person: of a large pool only the first are named
    private static final int MOST = 10;

    private Trace() {}

    /// @param survey with at least one candidate; the first was chosen
    static List<String> of(Survey survey, Wanted wanted, Words words, Instant now) {
        List<String> lines = new ArrayList<>(3);
        List<Candidate> candidates = survey.candidates();
        lines.add("chose " + candidates.getFirst().seat().info().name() + ": " + why(candidates.getFirst(), wanted));
        if (candidates.size() > 1) {
            lines.add("could also serve: "
                    + candidates.stream()
                            .skip(1)
                            .limit(MOST)
                            .map(candidate -> candidate.seat().info().name() + " (" + facts(candidate) + ")")
                            .collect(Collectors.joining(", ")));
        }
        String outs = survey.outs().stream()
                .limit(MOST)
                .map(out -> out.seat().info().name() + " (" + survey.text(out) + ")")
                .collect(Collectors.joining(", "));
        if (!outs.isEmpty()) {
            lines.add("could not: " + outs);
        }
        return List.copyOf(lines);
    }

    /// Why one stands where it stands.
    static String why(Candidate candidate, Wanted wanted) {
        SessionKey session = wanted.session();
        String source = session == null ? "" : " (" + session.source() + ")";
        return switch (candidate.preference()) {
            case 2 -> "holds the conversation" + source + ", " + facts(candidate);
            case 1 -> "serves the conversation while its account cannot" + source + ", " + facts(candidate);
            default -> facts(candidate);
        };
    }

    private static String facts(Candidate candidate) {
        Seat seat = candidate.seat();
        return "priority " + seat.info().priority() + ", head-room " + Math.round(candidate.headroom()) + " %, "
                + seat.inFlight() + " in flight"
                + (seat.info().maxConcurrency() > 0 ? " of " + seat.info().maxConcurrency() : "");
    }
}
