package ccapi.tui.usage;

import ccapi.shared.money.Usd;
import ccapi.shared.usage.RequestDetail;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import ccapi.shared.usage.UsageRow;
import ccapi.shared.usage.UsageSummary;
import ccapi.tui.overlay.Fill;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Checks;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.Detail;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListAct;
import ccapi.tui.page.Listing;
import ccapi.tui.page.Page;
import ccapi.tui.page.Step;
import ccapi.tui.page.Tab;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Field;
import ccapi.tui.widget.Form;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The usage page: what was used in a range, added up, and the single requests below.
///
/// @param totals   the last summary, `null` while there is none
/// @param curve    cost over time, in nano-dollars, oldest first
/// @param known    the requests loaded so far
/// @param shown    the request last loaded in full, `null` if none
/// @param onRecent whether keys go to the requests, not to the summary
public record UsagePage(
        Asked asked,
        Listing<UsageRow> summary,
        @Nullable UsageSummary totals,
        List<Long> curve,
        Listing<RequestEntry> recent,
        Recent known,
        @Nullable RequestDetail shown,
        boolean onRecent,
        Detail detail)
        implements Page {

    private static final String FROM = "from";
    private static final String TO = "to";

    /// Today, nothing loaded yet.
    public static UsagePage start() {
        return of(Asked.START);
    }

    private static UsagePage of(Asked asked) {
        return new UsagePage(
                asked,
                Listing.of(UsageColumns.schema(asked.grouping(), Usd.ZERO)),
                null,
                List.of(),
                Listing.of(RecentColumns.SCHEMA),
                Recent.NONE,
                null,
                false,
                Detail.START);
    }

    @Override
    public Tab tab() {
        return Tab.USAGE;
    }

    @Override
    public List<? extends Command> commands() {
        return Arrays.asList(UsageCommand.values());
    }

    @Override
    public List<Call> wants(Context context) {
        List<Call> calls = new ArrayList<>(List.of(asked.summary(), asked.newest(), asked.curve()));
        boolean atEnd = recent.selectedIndex() == recent.shown().size() - 1;
        if (onRecent && atEnd && known.next() != null) {
            calls.add(asked.older(known.next()));
        }
        if (onRecent && detail.open()) {
            recent.selected().ifPresent(entry -> calls.add(new UsageCall.Show(entry.id())));
        }
        return calls;
    }

    @Override
    public Step act(Command command, Context context) {
        return switch ((UsageCommand) command) {
            case SWITCH -> Step.of(on(!onRecent));
            case NEXT_RANGE -> Step.of(asking(asked.with(asked.span().plus(1))));
            case PREVIOUS_RANGE -> Step.of(asking(asked.with(asked.span().plus(-1))));
            case GROUP -> Step.of(asking(asked.with(asked.grouping().next())));
            case ERRORS -> Step.of(asking(asked.errors(!asked.onlyErrors())));
            case CUSTOM -> Step.of(this, new Effect.Open(custom(context)));
        };
    }

    /// Asks anew; what is on the screen stays until the answer is there, unless it would be of another kind.
    private UsagePage asking(Asked next) {
        UsagePage fresh = of(next);
        boolean sameRows = next.grouping() == asked.grouping();
        boolean sameRecent =
                next.onlyErrors() == asked.onlyErrors() && next.span().equals(asked.span());
        return new UsagePage(
                next,
                sameRows ? summary : fresh.summary,
                sameRows ? totals : null,
                next.span().equals(asked.span()) ? curve : List.of(),
                sameRecent ? recent : recent.with(List.of()),
                sameRecent ? known : Recent.NONE,
                shown,
                onRecent,
                detail.opened(false));
    }

    private static Fill custom(Context context) {
        List<Field> fields = List.of(
                Field.text(FROM, context.say(UsageWords.F_FROM), "", from(context))
                        .hinted(context.say(UsageWords.FROM_HINT)),
                Field.text(TO, context.say(UsageWords.F_TO), "", Checks.moment(context.language()))
                        .hinted(context.say(UsageWords.TO_HINT)));
        return Fill.of(
                context.say(UsageWords.CUSTOM_TITLE),
                Form.of(fields),
                values -> new Effect.Tell(new UsageAnswer.Chosen(values.text(FROM), values.text(TO))));
    }

    private static Field.Check from(Context context) {
        Field.Check needed = Checks.needed(context.language());
        Field.Check moment = Checks.moment(context.language());
        return text -> text.isBlank() ? needed.complaint(text) : moment.complaint(text);
    }

    @Override
    public Step answered(Answer answer, Context context) {
        return switch (answer) {
            case UsageAnswer.Summed(UsageSummary sums) -> Step.of(summed(sums));
            case UsageAnswer.Curved(UsageSummary sums) -> Step.of(curved(sums));
            case UsageAnswer.Newest(RequestPage page) -> Step.of(knowing(known.newest(page)));
            case UsageAnswer.Older(RequestPage page) -> Step.of(knowing(known.older(page)));
            case UsageAnswer.Shown(RequestDetail request) ->
                Step.of(new UsagePage(asked, summary, totals, curve, recent, known, request, onRecent, detail));
            case UsageAnswer.Chosen(String from, String to) ->
                Step.of(asking(asked.with(Span.between(from, to.isEmpty() ? null : to))));
            default -> Step.of(this);
        };
    }

    private UsagePage summed(UsageSummary sums) {
        Listing<UsageRow> rows =
                summary.with(UsageColumns.schema(asked.grouping(), sums.total().costUsd()), sums.rows());
        return new UsagePage(asked, rows, sums, curve, recent, known, shown, onRecent, detail);
    }

    private UsagePage curved(UsageSummary sums) {
        List<Long> next = sums.rows().stream().map(row -> row.costUsd().nanos()).toList();
        return new UsagePage(asked, summary, totals, next, recent, known, shown, onRecent, detail);
    }

    private UsagePage knowing(Recent next) {
        return new UsagePage(asked, summary, totals, curve, recent.with(next.rows()), next, shown, onRecent, detail);
    }

    private UsagePage on(boolean requests) {
        return new UsagePage(asked, summary, totals, curve, recent, known, shown, requests, detail.opened(false));
    }

    private UsagePage with(Listing<UsageRow> rows, Listing<RequestEntry> requests) {
        return new UsagePage(asked, rows, totals, curve, requests, known, shown, onRecent, detail);
    }

    @Override
    public Listing<?> listing() {
        return onRecent ? recent : summary;
    }

    @Override
    public UsagePage list(ListAct act) {
        return onRecent ? with(summary, recent.act(act)) : with(summary.act(act), recent);
    }

    @Override
    public UsagePage list(String name, ListAct act) {
        return on(name.equals(RecentColumns.SCHEMA.name())).list(act);
    }

    @Override
    public UsagePage detail(Detail next) {
        return new UsagePage(asked, summary, totals, curve, recent, known, shown, onRecent, next);
    }

    @Override
    public String copyText() {
        return onRecent ? recent.selected().map(RequestEntry::id).orElse("") : "";
    }

    @Override
    public UsagePage fit(Size body, Context context) {
        UsageLayout layout = layout(body.rows());
        return with(summary.fit(layout.summaryRowsInSight()), recent.fit(layout.recentRowsInSight()));
    }

    UsageLayout layout(int bodyRows) {
        return UsageLayout.of(bodyRows, summary.shown().size());
    }

    @Override
    public List<Line> details(int width, Context context) {
        if (!onRecent) {
            return summary.selected().map(row -> UsageLines.of(row, context)).orElse(List.of());
        }
        return recent.selected()
                .map(entry -> UsageLines.of(entry, shownOf(entry), width, context))
                .orElse(List.of());
    }

    private @Nullable RequestDetail shownOf(RequestEntry entry) {
        return shown != null && shown.request().id().equals(entry.id()) ? shown : null;
    }

    @Override
    public void view(Canvas canvas, Context context) {
        new UsageView(this, canvas, context).draw();
    }
}
