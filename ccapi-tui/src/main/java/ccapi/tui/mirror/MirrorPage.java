package ccapi.tui.mirror;

import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.mirror.MirrorStatus;
import ccapi.shared.text.Times;
import ccapi.tui.overlay.Ask;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.Detail;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListAct;
import ccapi.tui.page.ListPage;
import ccapi.tui.page.Listing;
import ccapi.tui.page.Step;
import ccapi.tui.page.Tab;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tiles.Tile;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mirror pool page: what the minter lists, which of it ccapi has, and minting.
///
/// @param all     everything the minter lists
/// @param listing what is shown of it
/// @param status  whether the minter can be used, `null` while not known
/// @param minting mints under way and how the last ones ended
public record MirrorPage(
        List<MirrorAccount> all,
        Listing<MirrorAccount> listing,
        @Nullable MirrorStatus status,
        Shown shown,
        Minting minting,
        Detail detail)
        implements ListPage<MirrorAccount> {
    private static final int LABEL = 10;

    /// Nothing loaded yet.
    public static MirrorPage start() {
        return new MirrorPage(
                List.of(), Listing.of(MirrorColumns.SCHEMA), null, Shown.ALL, Minting.NONE, Detail.START.toggled());
    }

    @Override
    public Tab tab() {
        return Tab.MIRROR;
    }

    @Override
    public List<? extends Command> commands() {
        return Arrays.asList(MirrorCommand.values());
    }

    /// A minter that cannot be used is not asked for its list.
    @Override
    public List<Call> wants(Context context) {
        return MirrorBanner.isReachable(status)
                ? List.of(new MirrorCall.Status(), new MirrorCall.List())
                : List.of(new MirrorCall.Status());
    }

    @Override
    public Step act(Command command, Context context) {
        return switch ((MirrorCommand) command) {
            case MINT -> withSelected(context, account -> new Effect.Tell(new MirrorAnswer.Wanted(List.of(account))));
            case MINT_MARKED -> Step.of(this, mintMarked(context));
            case MARK -> Step.of(list(new ListAct.Mark()));
            case SHOW -> Step.of(showing(shown.next()));
        };
    }

    private Effect mintMarked(Context context) {
        List<MirrorAccount> marked = listing.marked();
        if (marked.isEmpty()) {
            return new Effect.Say(context.say(MirrorWords.NOTHING_MARKED), Tone.WARN);
        }
        return new Effect.Open(Ask.yesNo(
                context.say(MirrorWords.MANY_TITLE, marked.size()),
                List.of(context.say(MirrorWords.MANY_WARNING)),
                new Effect.Tell(new MirrorAnswer.Wanted(marked))));
    }

    /// Goes on with the next mint, or reports when there is none.
    private Step step(Minting next, Context context) {
        MirrorPage page = with(next);
        return next.next(context)
                .map(effect -> Step.of(page, effect))
                .orElseGet(() -> Step.of(page.list(new ListAct.Unmark()), new Effect.Open(next.report(0, context))));
    }

    @Override
    public Step answered(Answer answer, Context context) {
        return switch (answer) {
            case MirrorAnswer.Known(MirrorStatus known) ->
                Step.of(new MirrorPage(all, listing, known, shown, minting, detail));
            case MirrorAnswer.Listed(List<MirrorAccount> accounts) ->
                Step.of(new MirrorPage(accounts, listing, status, shown, minting, detail).showing(shown));
            case MirrorAnswer.Wanted(List<MirrorAccount> accounts) -> step(new Minting(accounts, List.of()), context);
            case MirrorAnswer.Minted(MintResult result) -> step(minting.done(result), context);
            default -> Step.of(this);
        };
    }

    /// One that could not even be asked for, or was given up, ends the whole row of mints.
    @Override
    public Step failed(Call call, Context context) {
        if (!(call instanceof MirrorCall.Mint)) {
            return Step.of(this);
        }
        Step stopped = Step.of(with(minting.stopped()));
        return minting.results().isEmpty()
                ? stopped
                : Step.of(
                        stopped.page(),
                        new Effect.Open(minting.report(minting.left().size(), context)));
    }

    private MirrorPage with(Minting next) {
        return new MirrorPage(all, listing, status, shown, next, detail);
    }

    private MirrorPage showing(Shown next) {
        List<MirrorAccount> rows = all.stream().filter(next::has).toList();
        return new MirrorPage(all, listing.with(rows), status, next, minting, detail);
    }

    @Override
    public MirrorPage with(Listing<MirrorAccount> rows, Detail next) {
        return new MirrorPage(all, rows, status, shown, minting, next);
    }

    @Override
    public String title(MirrorAccount account) {
        return account.email();
    }

    @Override
    public List<Line> banner(Context context) {
        List<Line> lines = new ArrayList<>(MirrorBanner.of(status, choices(context), context));
        if (!minting.results().isEmpty()) {
            lines.add(lastMint(minting.results().getLast(), context));
        }
        return lines;
    }

    @Override
    public String copyText() {
        return listing.selected().map(this::title).orElse("");
    }

    private static Line lastMint(MintResult result, Context context) {
        Line line = Minting.line(result, context);
        if (result.ccapiAccountName() != null) {
            return line.and("  " + context.say(MirrorWords.CCAPI_ACCOUNT) + ": " + result.ccapiAccountName());
        }
        return result.error() == null ? line : line.and("  " + result.error());
    }

    private Line choices(Context context) {
        Line line = Line.of("   " + context.say(MirrorWords.SHOW) + " ", Tone.QUIET)
                .and("[" + context.say(shown.label()) + "]", Tone.STRONG);
        return line.and("   " + context.say(MirrorWords.SHOWN, listing.shown().size(), all.size()));
    }

    @Override
    public List<Tile> tiles(Context context) {
        return List.of(
                new Tile(context.say(MirrorWords.TOTAL), Integer.toString(all.size())),
                new Tile(context.say(MirrorWords.PLUS), count(Shown.PLUS)),
                new Tile(context.say(MirrorWords.TEAM), count(Shown.TEAM)),
                new Tile(
                        context.say(MirrorWords.STATUS_1),
                        Long.toString(
                                all.stream().filter(row -> row.status() == 1).count())),
                new Tile(
                        context.say(MirrorWords.IN_CCAPI_TILE),
                        Long.toString(
                                all.stream().filter(MirrorAccount::inCcapi).count())));
    }

    private String count(Shown which) {
        return Long.toString(all.stream().filter(which::has).count());
    }

    @Override
    public boolean isWaiting() {
        return MirrorBanner.isReachable(status) && !listing.isLoaded();
    }

    @Override
    public List<Line> nothing(Context context) {
        return List.of(Line.of(context.say(MirrorWords.NO_ACCOUNTS), Tone.QUIET));
    }

    @Override
    public List<Line> details(MirrorAccount account, int width, Context context) {
        List<Line> lines = new ArrayList<>();
        lines.add(pair(MirrorWords.D_ID, Table.Cell.of(account.id()), context));
        lines.add(pair(MirrorWords.D_EMAIL, Table.Cell.of(account.email()), context));
        lines.add(pair(MirrorWords.D_PLAN, Table.Cell.of(MirrorLook.plan(account, context)), context));
        lines.add(pair(MirrorWords.D_STATUS, MirrorLook.status(account, context), context));
        lines.add(pair(MirrorWords.D_IQ, MirrorLook.iq(account, context), context));
        lines.add(pair(MirrorWords.D_UPDATED, Table.Cell.of(Times.ago(account.updatedAt(), context.now())), context));
        lines.add(pair(MirrorWords.IN_CCAPI_TILE, MirrorLook.inCcapi(account, context), context));
        if (account.ccapiAccount() != null) {
            lines.add(pair(MirrorWords.D_ACCOUNT, Table.Cell.of(account.ccapiAccount()), context));
        }
        if (account.needsRenewal()) {
            lines.add(Line.of(context.say(MirrorWords.D_NEEDS_RENEWAL), Tone.WARN));
        }
        return lines;
    }

    private static Line pair(Phrase label, Table.Cell cell, Context context) {
        return Line.pair(context.say(label), LABEL, cell.text(), cell.tone());
    }
}
