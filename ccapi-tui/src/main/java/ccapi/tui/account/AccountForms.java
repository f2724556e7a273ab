package ccapi.tui.account;

import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.Names;
import ccapi.tui.overlay.Fill;
import ccapi.tui.page.Checks;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Field;
import ccapi.tui.widget.Form;
import ccapi.tui.widget.Values;
import ccapi.tui.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The forms of the accounts page.
final class AccountForms {
    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String SECRET = "secret";
    private static final String BASE_URL = "base_url";
    private static final String PRIORITY = "priority";
    private static final String CONCURRENCY = "concurrency";
    private static final String MODELS = "models";
    private static final String MODEL_MAP = "model_map";
    private static final String NOTE = "note";
    private static final String FORMAT = "format";
    private static final String FILE = "file";

    private final Context context;

    AccountForms(Context context) {
        this.context = context;
    }

    Overlay add() {
        List<String> types =
                Arrays.stream(AccountType.values()).map(AccountType::wire).toList();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text(NAME, say(AccountWords.F_NAME), "", name()));
        fields.add(Field.choice(TYPE, say(AccountWords.F_TYPE), types.getFirst(), types));
        fields.add(Field.secret(SECRET, say(AccountWords.F_SECRET), Checks.needed(context.language()))
                .hinted(say(AccountWords.SECRET_HINT)));
        fields.addAll(rest(null));
        return Fill.of(
                say(AccountWords.ADD_TITLE), Form.of(fields), values -> start(new AccountCall.Add(added(values))));
    }

    private static AddAccount added(Values values) {
        return new AddAccount(
                values.text(NAME),
                AccountType.of(values.text(TYPE)),
                values.text(SECRET),
                values.textOrNull(BASE_URL),
                values.integer(PRIORITY),
                values.integer(CONCURRENCY),
                values.pairs(MODEL_MAP),
                values.list(MODELS),
                values.text(NOTE),
                null);
    }

    Overlay edit(Account account) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text(NAME, say(AccountWords.F_NAME), account.name(), name()));
        fields.addAll(rest(account));
        fields.add(Field.secret(SECRET, say(AccountWords.F_NEW_SECRET), Field.Check.NONE)
                .hinted(say(AccountWords.KEEP_SECRET_HINT)));
        return Fill.of(
                context.say(AccountWords.EDIT_TITLE, account.name()),
                Form.of(fields),
                values -> start(new AccountCall.Edit(account.id(), edited(account, values))));
    }

    /// Only what differs is sent, so that a change somebody else makes meanwhile is kept.
    private static EditAccount edited(Account account, Values values) {
        return new EditAccount(
                changed(values.text(NAME), account.name()),
                changed(values.integer(PRIORITY), account.priority()),
                concurrency(values, account),
                changed(values.text(BASE_URL), text(account.baseUrl())),
                changed(values.pairs(MODEL_MAP), account.modelMap()),
                changed(values.list(MODELS), account.models()),
                changed(values.text(NOTE), account.note()),
                values.textOrNull(SECRET));
    }

    private static @Nullable Integer concurrency(Values values, Account account) {
        Integer wanted = values.integer(CONCURRENCY);
        return changed(wanted == null ? 0 : wanted, account.maxConcurrency());
    }

    Overlay importing() {
        List<String> formats = List.of("codex-auth", "claude-credentials");
        List<Field> fields = List.of(
                Field.choice(FORMAT, say(AccountWords.F_FORMAT), formats.getFirst(), formats),
                Field.text(FILE, say(AccountWords.F_FILE), "~/.codex/auth.json", Checks.needed(context.language()))
                        .hinted(say(AccountWords.FILE_HINT)),
                Field.text(NAME, say(AccountWords.F_NAME), "", Checks.refused(AccountForms::optionalName))
                        .hinted(say(AccountWords.NAME_HINT)),
                priority(""),
                concurrency(""));
        return Fill.of(
                say(AccountWords.IMPORT_TITLE),
                Form.of(fields),
                values -> start(new ImportFile(
                        values.text(FORMAT),
                        values.text(FILE),
                        values.textOrNull(NAME),
                        values.integer(PRIORITY),
                        values.integer(CONCURRENCY),
                        context.language())));
    }

    private List<Field> rest(@Nullable Account account) {
        String url = account == null ? "" : text(account.baseUrl());
        String models = account == null ? "" : String.join(", ", account.models());
        String note = account == null ? "" : account.note();
        return List.of(
                Field.text(BASE_URL, say(AccountWords.F_BASE_URL), url, Field.Check.NONE)
                        .hinted(say(AccountWords.BASE_URL_HINT)),
                priority(account == null ? "" : Integer.toString(account.priority())),
                concurrency(
                        account == null || account.maxConcurrency() == 0
                                ? ""
                                : Integer.toString(account.maxConcurrency())),
                Field.text(MODELS, say(AccountWords.F_MODELS), models, Field.Check.NONE)
                        .hinted(say(AccountWords.MODELS_HINT)),
                Field.text(
                                MODEL_MAP,
                                say(AccountWords.F_MODEL_MAP),
                                account == null ? "" : pairs(account.modelMap()),
                                Checks.pairs(context.language()))
                        .hinted(say(AccountWords.MODEL_MAP_HINT)),
                Field.text(NOTE, say(AccountWords.F_NOTE), note, Field.Check.NONE));
    }

    private Field priority(String initial) {
        Field.Check check = Checks.integer(
                context.language(), value -> new EditAccount(null, value, null, null, null, null, null, null));
        return Field.text(PRIORITY, say(AccountWords.F_PRIORITY), initial, check)
                .hinted(say(AccountWords.PRIORITY_HINT));
    }

    private Field concurrency(String initial) {
        Field.Check check = Checks.integer(
                context.language(), value -> new EditAccount(null, null, value, null, null, null, null, null));
        return Field.text(CONCURRENCY, say(AccountWords.F_CONCURRENCY), initial, check)
                .hinted(say(AccountWords.CONCURRENCY_HINT));
    }

    private static Field.Check name() {
        return Checks.refused(text -> Names.check("account", text));
    }

    private static void optionalName(String text) {
        if (!text.isEmpty()) {
            Names.check("account", text);
        }
    }

    private static Effect start(AccountCall call) {
        return new Effect.Start(call, "");
    }

    private static String pairs(Map<String, String> map) {
        List<String> pairs = new ArrayList<>();
        map.forEach((from, to) -> pairs.add(from + "=" + to));
        return String.join(", ", pairs);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> @Nullable T changed(@Nullable T now, T before) {
        return before.equals(now) ? null : now;
    }

    private String say(Phrase phrase) {
        return context.say(phrase);
    }
}
