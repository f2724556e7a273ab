package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.AccountDetail;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.WindowUsage;
import ccapi.tui.page.Context;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Sparkline;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The details of one account as lines: all there is to know of it but its secret.
final class AccountLines {
    private static final int LABEL = 13;
    // the share is judged, not known: only a plain difference is worth a warning
    private static final double MOSTLY_OURS = 0.7;

    private final Context context;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private AccountLines(Context context, int width) {
        this.context = context;
        this.width = width;
    }

    /// @param detail `null` while it is being loaded
    static List<Line> of(Account account, @Nullable AccountDetail detail, int width, Context context) {
        AccountLines lines = new AccountLines(context, width);
        lines.health(account);
        lines.windows(account);
        lines.today(account, detail);
        lines.facts(account, detail);
        if (detail != null) {
            lines.errors(detail);
            lines.ours(detail);
            lines.recent(detail);
        }
        return lines.lines;
    }

    private void health(Account account) {
        lines.add(Line.of(HealthLook.words(account, context.language(), width), HealthLook.tone(account)));
        String why = account.healthReason();
        if (account.healthUntil() != null) {
            String when = Times.moment(account.healthUntil(), context.now(), context.zone()) + " ("
                    + Times.until(account.healthUntil(), context.now()) + ")";
            why += (why.isEmpty() ? "" : ", ") + context.say(AccountWords.D_UNTIL, when);
        }
        if (!why.isEmpty()) {
            lines.addAll(Line.wrap(why, width, Tone.PLAIN));
        }
        lines.add(Line.BLANK);
    }

    private void windows(Account account) {
        account.windows().forEach(window -> lines.add(WindowLook.line(window, width, context)));
        if (account.forecast() != null) {
            lines.add(pair(AccountWords.D_FORECAST, account.forecast(), Tone.WARN));
        }
        if (!account.windows().isEmpty()) {
            lines.add(Line.BLANK);
        }
    }

    private void today(Account account, @Nullable AccountDetail detail) {
        String today = Numbers.count(account.todayRequests()) + " " + context.say(AccountWords.D_REQ) + "  "
                + Numbers.count(account.todayTokens()) + " " + context.say(AccountWords.D_TOK) + "  "
                + Numbers.money(account.todayCostUsd());
        lines.add(pair(AccountWords.D_TODAY, today, Tone.STRONG));
        if (account.todayUnpriced() > 0) {
            lines.add(pair("", context.say(AccountWords.D_UNPRICED, account.todayUnpriced()), Tone.WARN));
        }
        if (detail != null) {
            lines.add(pair(AccountWords.D_HOURLY, Sparkline.of(detail.hourly(), width - LABEL - 1), Tone.NEWS));
        }
        lines.add(Line.BLANK);
    }

    private void facts(Account account, @Nullable AccountDetail detail) {
        fact(AccountWords.D_ID, account.id());
        fact(AccountWords.D_TYPE, account.type().wire());
        fact(AccountWords.D_PLAN, account.plan());
        fact(AccountWords.D_EMAIL, account.email());
        fact(AccountWords.D_PRIORITY, Integer.toString(account.priority()));
        String limit = account.maxConcurrency() == 0
                ? context.say(AccountWords.D_NO_LIMIT)
                : Integer.toString(account.maxConcurrency());
        fact(AccountWords.D_CONCURRENCY, account.currentConcurrency() + " / " + limit);
        fact(AccountWords.D_SESSIONS, detail == null ? null : Integer.toString(detail.sessions()));
        token(account);
        fact(AccountWords.D_BASE_URL, account.baseUrl());
        fact(AccountWords.D_MODELS, String.join(", ", account.models()));
        fact(AccountWords.D_MODEL_MAP, map(account));
        fact(AccountWords.D_SOURCE, account.source());
        fact(AccountWords.D_CREATED, Times.moment(account.createdAt(), context.now(), context.zone()));
        fact(AccountWords.D_USED, Times.ago(account.lastUsed(), context.now()));
        fact(AccountWords.D_NOTE, account.note());
    }

    private void token(Account account) {
        if (account.credentialExpiresAt() != null) {
            boolean ended = account.credentialExpiresAt().isBefore(context.now());
            String text = ended
                    ? context.say(AccountWords.D_TOKEN_ENDED, Times.ago(account.credentialExpiresAt(), context.now()))
                    : context.say(AccountWords.D_TOKEN_ENDS, Times.until(account.credentialExpiresAt(), context.now()));
            lines.add(pair(AccountWords.D_TOKEN, text, ended ? Tone.WARN : Tone.PLAIN));
        }
    }

    private static String map(Account account) {
        List<String> pairs = new ArrayList<>();
        account.modelMap().forEach((from, to) -> pairs.add(from + "=" + to));
        return String.join(", ", pairs);
    }

    /// Shows use from elsewhere: where we did little and the window moved much.
    private void ours(AccountDetail detail) {
        if (detail.windowUsage().isEmpty()) {
            return;
        }
        lines.add(Line.BLANK);
        lines.add(Line.of(context.say(AccountWords.D_OURS), Tone.HEAD));
        for (WindowUsage window : detail.windowUsage()) {
            Double share = window.localShare();
            String ours = share == null ? "--" : Numbers.percent(share * 100);
            // when it ends, how far it moved, what we used of it: as narrow as the pane beside the table
            lines.add(Line.of(Cells.left(Cells.cut(window.window(), 8), 5), Tone.QUIET)
                    .and(Cells.left(Times.moment(window.resetsAt(), context.now(), context.zone()), 10))
                    .and(Cells.right("+" + Numbers.percent(window.movedPercent()), 5))
                    .and(Cells.right(Numbers.money(window.costUsd()), 10) + "  ")
                    .and(
                            context.say(AccountWords.D_SHARE, ours),
                            share != null && share < MOSTLY_OURS ? Tone.WARN : Tone.PLAIN));
        }
    }

    private void errors(AccountDetail detail) {
        if (detail.errors().isEmpty()) {
            return;
        }
        lines.add(Line.BLANK);
        lines.add(Line.of(context.say(AccountWords.D_ERRORS), Tone.HEAD));
        for (AccountDetail.AccountError error : detail.errors()) {
            String status = error.status() == 0 ? context.say(AccountWords.D_NO_ANSWER) : "" + error.status();
            lines.add(Line.of(Times.moment(error.at(), context.now(), context.zone()) + "  ", Tone.QUIET)
                    .and(status + "  ", Tone.BAD)
                    .and(error.what()));
        }
    }

    private void recent(AccountDetail detail) {
        if (detail.recent().isEmpty()) {
            return;
        }
        lines.add(Line.BLANK);
        lines.add(Line.of(context.say(AccountWords.D_RECENT), Tone.HEAD));
        for (RequestEntry entry : detail.recent()) {
            lines.add(Line.of(Times.clock(entry.createdAt(), context.zone()) + " ", Tone.QUIET)
                    .and(Cells.left(Cells.cut(entry.apiKeyName(), 10), 11))
                    .and(Cells.left(Cells.cut(entry.model(), 14), 15))
                    .and(Cells.right(Times.duration(entry.durationMs()), 6) + " ")
                    .and(Integer.toString(entry.statusCode()), entry.statusCode() < 400 ? Tone.GOOD : Tone.BAD));
        }
    }

    private void fact(Phrase label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.add(pair(label, value, Tone.PLAIN));
        }
    }

    private Line pair(Phrase label, String value, Tone tone) {
        return pair(context.say(label), value, tone);
    }

    private static Line pair(String label, String value, Tone tone) {
        return Line.pair(Cells.cut(label, LABEL), LABEL, value, tone);
    }
}
