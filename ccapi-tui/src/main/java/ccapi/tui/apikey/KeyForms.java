package ccapi.tui.apikey;

import ccapi.shared.account.Names;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.EditKey;
import ccapi.shared.money.Usd;
import ccapi.tui.overlay.Fill;
import ccapi.tui.page.Checks;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.widget.Field;
import ccapi.tui.widget.Form;
import ccapi.tui.widget.Values;
import ccapi.tui.words.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The forms of the API keys page.
final class KeyForms {
    private static final String NAME = "name";
    private static final String CONCURRENCY = "concurrency";
    private static final String DAILY = "daily";
    private static final String WEEKLY = "weekly";
    private static final String MONTHLY = "monthly";
    private static final String MODELS = "models";
    private static final String ACCOUNTS = "accounts";
    private static final String EXPIRES = "expires";
    private static final String NOTE = "note";

    private final Context context;

    KeyForms(Context context) {
        this.context = context;
    }

    Overlay create() {
        return Fill.of(
                say(KeyWords.ADD_TITLE),
                Form.of(fields(null)),
                values -> new Effect.Start(new KeyCall.Create(created(values)), ""));
    }

    private CreateKey created(Values values) {
        return new CreateKey(
                values.text(NAME),
                values.integer(CONCURRENCY),
                money(values, DAILY),
                money(values, WEEKLY),
                money(values, MONTHLY),
                values.list(MODELS),
                values.list(ACCOUNTS),
                expires(values),
                values.text(NOTE));
    }

    Overlay edit(ApiKey key) {
        return Fill.of(
                context.say(KeyWords.EDIT_TITLE, key.name()),
                Form.of(fields(key)),
                values -> new Effect.Start(new KeyCall.Edit(key.id(), edited(key, values)), ""));
    }

    /// Only what differs is sent; a limit that was emptied is taken away by name.
    private EditKey edited(ApiKey key, Values values) {
        List<String> gone = new ArrayList<>();
        Integer concurrency = values.integer(CONCURRENCY);
        if (concurrency == null && key.maxConcurrency() > 0) {
            gone.add(CONCURRENCY);
        }
        Instant expires = expires(values);
        if (expires == null && key.expiresAt() != null) {
            gone.add(EXPIRES);
        }
        return new EditKey(
                changed(values.text(NAME), key.name()),
                changed(concurrency, key.maxConcurrency()),
                limit(values, DAILY, key.dailyLimit(), gone),
                limit(values, WEEKLY, key.weeklyLimit(), gone),
                limit(values, MONTHLY, key.monthlyLimit(), gone),
                changed(values.list(MODELS), key.models()),
                changed(values.list(ACCOUNTS), key.accounts()),
                changed(expires, key.expiresAt()),
                changed(values.text(NOTE), key.note()),
                gone.isEmpty() ? null : gone);
    }

    private static @Nullable Usd limit(Values values, String which, @Nullable Usd before, List<String> gone) {
        Usd now = money(values, which);
        if (now == null && before != null) {
            gone.add(which);
        }
        return changed(now, before);
    }

    private List<Field> fields(@Nullable ApiKey key) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text(
                NAME,
                say(KeyWords.F_NAME),
                key == null ? "" : key.name(),
                Checks.refused(text -> Names.check("key", text))));
        fields.add(Field.text(
                        CONCURRENCY,
                        say(KeyWords.F_CONCURRENCY),
                        key == null || key.maxConcurrency() == 0 ? "" : Integer.toString(key.maxConcurrency()),
                        Checks.integer(
                                context.language(),
                                value -> new CreateKey("name", value, null, null, null, null, null, null, null)))
                .hinted(say(KeyWords.NO_LIMIT_HINT)));
        fields.add(money(DAILY, KeyWords.F_DAILY, key == null ? null : key.dailyLimit()));
        fields.add(money(WEEKLY, KeyWords.F_WEEKLY, key == null ? null : key.weeklyLimit()));
        fields.add(money(MONTHLY, KeyWords.F_MONTHLY, key == null ? null : key.monthlyLimit()));
        fields.add(words(MODELS, KeyWords.F_MODELS, key == null ? List.of() : key.models())
                .hinted(say(KeyWords.MODELS_HINT)));
        fields.add(words(ACCOUNTS, KeyWords.F_ACCOUNTS, key == null ? List.of() : key.accounts())
                .hinted(say(KeyWords.ACCOUNTS_HINT)));
        fields.add(Field.text(EXPIRES, say(KeyWords.F_EXPIRES), expiry(key), Checks.moment(context.language()))
                .hinted(say(KeyWords.EXPIRES_HINT)));
        fields.add(Field.text(NOTE, say(KeyWords.F_NOTE), key == null ? "" : key.note(), Field.Check.NONE));
        return fields;
    }

    private String expiry(@Nullable ApiKey key) {
        return key == null || key.expiresAt() == null ? "" : key.expiresAt().toString();
    }

    private Field money(String id, Phrase label, @Nullable Usd initial) {
        String text = initial == null ? "" : initial.dollars().toPlainString();
        Field.Check check = Checks.money(context.language(), amount -> judge(id, amount));
        return Field.text(id, say(label), text, check).hinted(say(KeyWords.NO_LIMIT_HINT));
    }

    /// Makes the record with just this limit, so that its constructor can refuse it by its name.
    private static CreateKey judge(String id, Usd amount) {
        return new CreateKey(
                "name",
                null,
                id.equals(DAILY) ? amount : null,
                id.equals(WEEKLY) ? amount : null,
                id.equals(MONTHLY) ? amount : null,
                null,
                null,
                null,
                null);
    }

    private Field words(String id, Phrase label, List<String> initial) {
        return Field.text(id, say(label), String.join(", ", initial), Field.Check.NONE);
    }

    private static @Nullable Usd money(Values values, String id) {
        String text = values.textOrNull(id);
        return text == null ? null : Usd.of(text);
    }

    private @Nullable Instant expires(Values values) {
        String text = values.textOrNull(EXPIRES);
        return text == null ? null : Checks.moment(text, context.zone());
    }

    private static <T> @Nullable T changed(@Nullable T now, @Nullable T before) {
        return now == null || now.equals(before) ? null : now;
    }

    private String say(Phrase phrase) {
        return context.say(phrase);
    }
}
