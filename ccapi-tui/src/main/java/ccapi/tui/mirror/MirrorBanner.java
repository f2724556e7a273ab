package ccapi.tui.mirror;

import ccapi.shared.mirror.MirrorStatus;
import ccapi.tui.page.Context;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The banner of the page: whether the minter can be used, and what to do where it cannot.
final class MirrorBanner {
    private MirrorBanner() {}

    static boolean isReachable(@Nullable MirrorStatus status) {
        return status != null && status.state().equals("reachable");
    }

    /// @param status `null` while it has not been told
    static List<Line> of(@Nullable MirrorStatus status, Line choices, Context context) {
        if (status == null) {
            return List.of(Line.of(context.say(MirrorWords.ASKING), Tone.QUIET));
        }
        return switch (status.state()) {
            case "reachable" -> List.of(reachable(status, context).and(choices));
            case "disabled" ->
                wrapped(
                        Line.of("○ " + context.say(MirrorWords.DISABLED), Tone.WARN),
                        context.say(MirrorWords.DISABLED_HINT),
                        context);
            default -> {
                String why = status.error() == null ? context.say(MirrorWords.UNKNOWN_ERROR) : status.error();
                yield wrapped(
                        Line.of("✖ " + context.say(MirrorWords.UNREACHABLE, why), Tone.BAD),
                        context.say(MirrorWords.UNREACHABLE_HINT),
                        context);
            }
        };
    }

    private static List<Line> wrapped(Line first, String hint, Context context) {
        List<Line> lines = new ArrayList<>(List.of(first));
        for (Line line : Line.wrap(hint, context.screen().columns() - 6, Tone.PLAIN)) {
            lines.add(Line.of("  ").and(line));
        }
        return lines;
    }

    private static Line reachable(MirrorStatus status, Context context) {
        String took = status.latencyMs() == null ? "" : " (" + status.latencyMs() + " ms)";
        return Line.of("● ", Tone.GOOD).and(context.say(MirrorWords.REACHABLE) + took);
    }
}
