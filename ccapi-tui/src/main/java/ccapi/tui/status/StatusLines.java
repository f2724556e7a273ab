package ccapi.tui.status;

import ccapi.shared.status.DaemonStatus;
import ccapi.shared.status.ReloadResult;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.overlay.Reader;
import ccapi.tui.page.Context;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The daemon on one screen, with what the operator should mend.
public final class StatusLines {
    private static final int LABEL = 12;
    private static final int WIDTH = 70;

    private StatusLines() {}

    /// How the daemon is.
    ///
    /// @param status `null` while it has not answered
    public static Overlay status(@Nullable DaemonStatus status, Context context) {
        List<Line> lines = new ArrayList<>();
        if (status == null) {
            lines.add(Line.of(context.say(StatusWords.NOT_KNOWN)));
        } else {
            facts(status, context, lines);
            warnings(status, context, lines);
        }
        return Reader.of(context.say(StatusWords.TITLE), lines);
    }

    private static void facts(DaemonStatus status, Context context, List<Line> lines) {
        lines.add(pair(context.say(StatusWords.VERSION), status.version()));
        lines.add(pair(context.say(StatusWords.PROCESS), Long.toString(status.pid())));
        lines.add(pair(context.say(StatusWords.STATE), status.state()));
        String started = Times.moment(status.startedAt(), context.now(), context.zone()) + " ("
                + Times.ago(status.startedAt(), context.now()) + ")";
        lines.add(pair(context.say(StatusWords.STARTED), started));
        lines.add(pair(context.say(StatusWords.LISTEN), status.listen()));
        lines.add(pair(context.say(StatusWords.HOME), status.home()));
        lines.add(pair(context.say(StatusWords.ZONE), status.timeZone()));
        List<String> health = new ArrayList<>();
        status.accountsByHealth().forEach((word, count) -> health.add(count + " " + word));
        String accounts = status.accounts() + (health.isEmpty() ? "" : " (" + String.join(", ", health) + ")");
        lines.add(pair(context.say(StatusWords.ACCOUNTS), accounts));
        lines.add(pair(context.say(StatusWords.KEYS), Integer.toString(status.keys())));
        lines.add(pair(context.say(StatusWords.IN_FLIGHT), Integer.toString(status.inFlight())));
        String today = Numbers.count(status.todayRequests()) + " · " + Numbers.count(status.todayTokens()) + " · "
                + Numbers.money(status.todayCostUsd());
        lines.add(pair(context.say(StatusWords.TODAY), today));
    }

    private static void warnings(DaemonStatus status, Context context, List<Line> lines) {
        lines.add(Line.BLANK);
        if (status.warnings().isEmpty()) {
            lines.add(Line.of(context.say(StatusWords.NO_WARNINGS), Tone.GOOD));
            return;
        }
        lines.add(Line.of(context.say(StatusWords.WARNINGS), Tone.HEAD));
        for (String warning : status.warnings()) {
            lines.addAll(Line.wrap("⚠ " + warning, WIDTH, Tone.WARN));
        }
    }

    /// What a reload of the configuration did.
    public static Overlay reloaded(ReloadResult result, Context context) {
        List<Line> lines = new ArrayList<>();
        result.applied().forEach(key -> lines.add(pair(context.say(StatusWords.APPLIED), key)));
        result.needsRestart().forEach(key -> lines.add(pair(context.say(StatusWords.WAITING), key)));
        if (lines.isEmpty()) {
            lines.add(Line.of(context.say(StatusWords.NOTHING)));
        }
        return Reader.of(context.say(StatusWords.RELOADED), lines);
    }

    private static Line pair(String label, String value) {
        return Line.pair(label, LABEL, value, Tone.PLAIN);
    }
}
