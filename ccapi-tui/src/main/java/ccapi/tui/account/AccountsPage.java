package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.AccountDetail;
import ccapi.shared.account.Health;
import ccapi.shared.account.TestResult;
import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.overlay.Ask;
import ccapi.tui.overlay.Reader;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.Detail;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListPage;
import ccapi.tui.page.Listing;
import ccapi.tui.page.Step;
import ccapi.tui.page.Tab;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tiles.Tile;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The accounts page: figures of today, the table, one account in full, and everything that can be done to one.
///
/// @param listing the accounts
/// @param shown   the details last loaded, of whichever account was selected then; `null` if none
public record AccountsPage(
        Listing<Account> listing, @Nullable AccountDetail shown, Detail detail) implements ListPage<Account> {

    /// Nothing loaded yet.
    public static AccountsPage start() {
        return new AccountsPage(Listing.of(AccountColumns.SCHEMA), null, Detail.START);
    }

    @Override
    public Tab tab() {
        return Tab.ACCOUNTS;
    }

    @Override
    public List<? extends Command> commands() {
        return Arrays.asList(AccountCommand.values());
    }

    @Override
    public List<Call> wants(Context context) {
        List<Call> calls = new ArrayList<>();
        calls.add(new AccountCall.List());
        if (detail.isShown(context)) {
            listing.selected().ifPresent(account -> calls.add(new AccountCall.Show(account.id())));
        }
        return calls;
    }

    @Override
    public Step act(Command command, Context context) {
        AccountCommand known = (AccountCommand) command;
        return switch (known) {
            case ADD -> Step.of(this, new Effect.Open(new AccountForms(context).add()));
            case IMPORT -> Step.of(this, new Effect.Open(new AccountForms(context).importing()));
            case EDIT, TEST, TOGGLE, DELETE, CLEAR, REFRESH, DRAIN ->
                withSelected(context, account -> act(known, account, context));
        };
    }

    private static Effect act(AccountCommand command, Account account, Context context) {
        return switch (command) {
            case EDIT -> new Effect.Open(new AccountForms(context).edit(account));
            case TEST ->
                new Effect.Start(new AccountCall.Test(account.id()), context.say(AccountWords.TESTING, account.name()));
            case TOGGLE -> quick(account, account.enabled() ? AccountCall.Verb.DISABLE : AccountCall.Verb.ENABLE);
            case CLEAR -> quick(account, AccountCall.Verb.CLEAR);
            case DRAIN -> quick(account, account.draining() ? AccountCall.Verb.UNDRAIN : AccountCall.Verb.DRAIN);
            case REFRESH ->
                new Effect.Start(
                        new AccountCall.Act(account.id(), AccountCall.Verb.REFRESH),
                        context.say(AccountWords.REFRESHING, account.name()));
            case DELETE -> new Effect.Open(delete(account, context));
            case ADD, IMPORT -> throw new IllegalArgumentException(command.name());
        };
    }

    private static Effect quick(Account account, AccountCall.Verb verb) {
        return new Effect.Start(new AccountCall.Act(account.id(), verb), "");
    }

    private static Ask delete(Account account, Context context) {
        return Ask.named(
                context.say(AccountWords.DELETE_TITLE),
                List.of(context.say(AccountWords.DELETE_WARNING)),
                account.name(),
                new Effect.Start(new AccountCall.Remove(account.id(), account.name()), ""));
    }

    @Override
    public Step answered(Answer answer, Context context) {
        return switch (answer) {
            case AccountAnswer.Listed(List<Account> accounts) -> Step.of(with(listing.with(accounts), detail));
            case AccountAnswer.Shown(AccountDetail known) -> Step.of(new AccountsPage(listing, known, detail));
            case AccountAnswer.Tested(TestResult result) -> Step.of(this, new Effect.Open(tested(result, context)));
            default -> Step.of(this);
        };
    }

    private static Reader tested(TestResult result, Context context) {
        String took = Times.duration(result.latencyMs());
        List<Line> lines = new ArrayList<>();
        lines.add(
                result.ok()
                        ? Line.of("● " + context.say(AccountWords.TEST_OK, took), Tone.GOOD)
                        : Line.of("✖ " + context.say(AccountWords.TEST_FAILED, took), Tone.BAD));
        lines.add(Line.BLANK);
        lines.add(Line.pair(context.say(AccountWords.T_MODEL), 11, result.model(), Tone.PLAIN));
        lines.add(Line.pair(context.say(AccountWords.T_STATUS), 11, Integer.toString(result.status()), Tone.PLAIN));
        String text = result.ok() ? result.answer() : result.error();
        lines.add(Line.of(context.say(result.ok() ? AccountWords.T_ANSWER : AccountWords.T_ERROR), Tone.QUIET));
        lines.addAll(Line.wrap(text == null ? "--" : text, 60, Tone.PLAIN));
        return Reader.of(context.say(AccountWords.TEST_TITLE, result.account()), lines);
    }

    @Override
    public AccountsPage with(Listing<Account> rows, Detail next) {
        return new AccountsPage(rows, shown, next);
    }

    @Override
    public String title(Account account) {
        return account.name();
    }

    @Override
    public List<Line> details(Account account, int width, Context context) {
        return AccountLines.of(account, shownOf(account), width, context);
    }

    private @Nullable AccountDetail shownOf(Account account) {
        return shown != null && shown.account().id().equals(account.id()) ? shown : null;
    }

    @Override
    public List<Tile> tiles(Context context) {
        List<Account> all = listing.all();
        long healthy =
                all.stream().filter(row -> row.health() == Health.HEALTHY).count();
        Usd cost = all.stream().map(Account::todayCostUsd).reduce(Usd.ZERO, Usd::plus);
        return List.of(
                new Tile(context.say(AccountWords.TOTAL), Integer.toString(all.size())),
                new Tile(
                        context.say(AccountWords.HEALTHY),
                        Long.toString(healthy),
                        healthy == 0 && !all.isEmpty() ? Tone.BAD : Tone.STRONG),
                new Tile(
                        context.say(AccountWords.TODAY_REQUESTS),
                        Numbers.count(
                                all.stream().mapToLong(Account::todayRequests).sum())),
                new Tile(
                        context.say(AccountWords.TODAY_TOKENS),
                        Numbers.count(
                                all.stream().mapToLong(Account::todayTokens).sum())),
                new Tile(context.say(AccountWords.TODAY_COST), Numbers.money(cost)));
    }

    @Override
    public List<Line> nothing(Context context) {
        return List.of(
                Line.of(context.say(AccountWords.EMPTY), Tone.STRONG), Line.of(context.say(AccountWords.EMPTY_HINT)));
    }
}
