package ccapi.tui.mirror;

import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.text.Times;
import ccapi.tui.page.Column;
import ccapi.tui.page.Schema;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The columns of the mirror pool table.
final class MirrorColumns {
    static final Schema<MirrorAccount> SCHEMA = new Schema<>(
            "mirror",
            MirrorAccount::id,
            List.of(
                    id(),
                    Column.text("email", MirrorWords.EMAIL, 20, 44, 0, MirrorAccount::email),
                    Column.<MirrorAccount>text("plan", MirrorWords.PLAN, 4, 6, 2, MirrorAccount::plan)
                            .drawn((row, _, context) -> Table.Cell.of(MirrorLook.plan(row, context))),
                    Column.<MirrorAccount>text(
                                    "status",
                                    MirrorWords.STATUS,
                                    6,
                                    7,
                                    3,
                                    row -> row.status() == 1 ? "ok" : Integer.toString(row.status()))
                            .drawn((row, _, context) -> MirrorLook.status(row, context)),
                    Column.<MirrorAccount>text("iq", MirrorWords.IQ, 8, 10, 4, MirrorAccount::iqStatus)
                            .drawn((row, _, context) -> MirrorLook.iq(row, context)),
                    Column.<MirrorAccount>text(
                                    "in", MirrorWords.IN_CCAPI, 8, 9, 1, row -> row.inCcapi() ? "added 已添加" : "--")
                            .drawn((row, _, context) -> MirrorLook.inCcapi(row, context)),
                    Column.text(
                            "account",
                            MirrorWords.ACCOUNT,
                            14,
                            26,
                            8,
                            row -> row.ccapiAccount() == null ? "--" : row.ccapiAccount()),
                    updated(),
                    action()));

    private MirrorColumns() {}

    /// Ids are numbers at most mirrors: those sort as such, before all others.
    private static Column<MirrorAccount> id() {
        return Column.<MirrorAccount>text("id", MirrorWords.ID, 6, 12, 5, MirrorAccount::id)
                .sorted(Comparator.comparingInt((MirrorAccount row) ->
                                isNumber(row.id()) ? row.id().length() : 99)
                        .thenComparing(MirrorAccount::id));
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Column<MirrorAccount> updated() {
        return new Column<>(
                "updated",
                MirrorWords.UPDATED,
                true,
                7,
                8,
                6,
                _ -> "",
                Comparator.comparing(row -> row.updatedAt() == null ? Instant.EPOCH : row.updatedAt()),
                (row, _, context) -> Table.Cell.of(Times.ago(row.updatedAt(), context.now())));
    }

    private static Column<MirrorAccount> action() {
        return Column.<MirrorAccount>text("action", MirrorWords.ACTION, 7, 8, 7, _ -> "")
                .drawn((row, _, context) -> row.inCcapi() && !row.needsRenewal()
                        ? Table.Cell.of("")
                        : new Table.Cell(context.say(MirrorWords.MINT_KEY), Tone.KEY));
    }
}
