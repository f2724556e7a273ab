package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.page.Column;
import ccapi.tui.page.Schema;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The columns of the accounts table. On a narrow screen they go in the order of their priority: last the name, the
/// health, the five-hour window and the cost.
final class AccountColumns {
    static final Schema<Account> SCHEMA = new Schema<>(
            "accounts",
            Account::id,
            List.of(
                    Column.text("name", AccountWords.NAME, 12, 18, 0, Account::name),
                    type(),
                    Column.number(
                            "priority",
                            AccountWords.PRIORITY,
                            4,
                            9,
                            row -> (long) row.priority(),
                            row -> Integer.toString(row.priority())),
                    concurrency(),
                    health(),
                    Column.number(
                            "requests",
                            AccountWords.REQUESTS,
                            6,
                            5,
                            Account::todayRequests,
                            row -> Numbers.count(row.todayRequests())),
                    Column.number(
                            "tokens",
                            AccountWords.TOKENS,
                            6,
                            6,
                            Account::todayTokens,
                            row -> Numbers.count(row.todayTokens())),
                    cost(),
                    window("5h", AccountWords.FIVE_HOURS, 2),
                    window("7d", AccountWords.SEVEN_DAYS, 7),
                    used(),
                    Column.text("note", AccountWords.NOTE, 24, 40, 11, Account::note)
                            .toned(_ -> Tone.QUIET)));

    private AccountColumns() {}

    private static Column<Account> type() {
        return Column.<Account>text(
                        "type", AccountWords.TYPE, 6, 12, 8, row -> row.type().wire())
                .drawn((row, width, _) -> new Table.Cell(badge(row.type(), width), Tone.QUIET));
    }

    private static String badge(AccountType type, int width) {
        if (width >= type.wire().length()) {
            return type.wire();
        }
        return switch (type) {
            case CLAUDE_OAUTH -> "claude";
            case CLAUDE_API -> "cl-api";
            case CODEX -> "codex";
            case OPENAI_API -> "oa-api";
        };
    }

    private static Column<Account> concurrency() {
        return Column.<Account>text(
                        "concurrency",
                        AccountWords.CONCURRENCY,
                        5,
                        7,
                        4,
                        row -> row.currentConcurrency() + "/"
                                + (row.maxConcurrency() == 0 ? "--" : row.maxConcurrency()))
                .sorted(Comparator.comparingInt(Account::currentConcurrency))
                .flushRight()
                .toned(row -> isFull(row) ? Tone.WARN : Tone.PLAIN);
    }

    private static boolean isFull(Account row) {
        return row.maxConcurrency() > 0 && row.currentConcurrency() >= row.maxConcurrency();
    }

    private static Column<Account> health() {
        return Column.<Account>text(
                        "health",
                        AccountWords.HEALTH,
                        9,
                        13,
                        1,
                        row -> row.health().wire() + (row.draining() ? " draining" : ""))
                .sorted(Comparator.comparing(Account::health))
                .drawn((row, width, context) ->
                        new Table.Cell(HealthLook.words(row, context.language(), width), HealthLook.tone(row)));
    }

    private static Column<Account> cost() {
        return Column.number(
                        "cost",
                        AccountWords.COST,
                        7,
                        3,
                        (Account row) -> row.todayCostUsd().nanos(),
                        row -> Numbers.bareMoney(row.todayCostUsd()))
                .toned(row -> row.todayUnpriced() > 0 ? Tone.WARN : Tone.PLAIN);
    }

    private static Column<Account> window(String name, AccountWords head, int priority) {
        return new Column<>(
                name,
                head,
                true,
                5,
                WindowLook.FULL_WIDTH,
                priority,
                row -> "",
                Comparator.comparingDouble((Account row) -> WindowLook.percent(row, name)),
                (row, width, context) -> WindowLook.cell(row, name, width, context));
    }

    private static Column<Account> used() {
        return new Column<>(
                "used",
                AccountWords.USED,
                true,
                4,
                6,
                10,
                _ -> "",
                Comparator.comparing((Account row) -> row.lastUsed() == null ? Instant.EPOCH : row.lastUsed()),
                (row, _, context) -> new Table.Cell(Times.ago(row.lastUsed(), context.now()), Tone.PLAIN));
    }
}
