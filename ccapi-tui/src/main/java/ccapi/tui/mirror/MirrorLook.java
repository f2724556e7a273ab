package ccapi.tui.mirror;

import ccapi.shared.mirror.MirrorAccount;
import ccapi.tui.page.Context;
import ccapi.tui.widget.Table.Cell;
import ccapi.tui.widget.Tone;

/// How the mirror's own words are shown.
final class MirrorLook {
    private static final String DEGRADED = "降智";
    private static final String NORMAL = "正常";

    private MirrorLook() {}

    static String plan(MirrorAccount account, Context context) {
        return switch (account.plan()) {
            case "plus" -> context.say(MirrorWords.PLUS);
            case "team" -> context.say(MirrorWords.TEAM);
            case "free" -> context.say(MirrorWords.FREE);
            default -> account.plan();
        };
    }

    /// OK, or the mirror's number.
    static Cell status(MirrorAccount account, Context context) {
        return account.status() == 1
                ? new Cell(context.say(MirrorWords.OK), Tone.GOOD)
                : new Cell(Integer.toString(account.status()), Tone.BAD);
    }

    static Cell iq(MirrorAccount account, Context context) {
        return switch (account.iqStatus()) {
            case DEGRADED -> new Cell(context.say(MirrorWords.DEGRADED), Tone.WARN);
            case NORMAL -> Cell.of(context.say(MirrorWords.NORMAL));
            case "" -> new Cell("--", Tone.QUIET);
            default -> Cell.of(account.iqStatus());
        };
    }

    static Cell inCcapi(MirrorAccount account, Context context) {
        if (account.needsRenewal()) {
            return new Cell(context.say(MirrorWords.RENEW), Tone.WARN);
        }
        return account.inCcapi() ? new Cell(context.say(MirrorWords.ADDED), Tone.GOOD) : new Cell("--", Tone.QUIET);
    }
}
