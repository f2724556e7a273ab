package ccapi.tui.apikey;

import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.CreatedKey;
import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The API keys page: who may come in, what they have spent, and everything that can be done to a key.
public record KeysPage(Listing<ApiKey> listing, Detail detail) implements ListPage<ApiKey> {

    /// Nothing loaded yet.
    public static KeysPage start() {
        return new KeysPage(Listing.of(KeyColumns.SCHEMA), Detail.START);
    }

    @Override
    public Tab tab() {
        return Tab.KEYS;
    }

    @Override
    public List<? extends Command> commands() {
        return Arrays.asList(KeyCommand.values());
    }

    @Override
    public List<Call> wants(Context context) {
        return List.of(new KeyCall.List());
    }

    @Override
    public Step act(Command command, Context context) {
        KeyCommand known = (KeyCommand) command;
        return switch (known) {
            case ADD -> Step.of(this, new Effect.Open(new KeyForms(context).create()));
            case EDIT, TOGGLE, ROTATE, DELETE -> withSelected(context, key -> act(known, key, context));
        };
    }

    private static Effect act(KeyCommand command, ApiKey key, Context context) {
        return switch (command) {
            case EDIT -> new Effect.Open(new KeyForms(context).edit(key));
            case TOGGLE -> new Effect.Start(new KeyCall.Toggle(key.id(), !key.enabled()), "");
            case ROTATE ->
                new Effect.Open(Ask.yesNo(
                        context.say(KeyWords.ROTATE_TITLE, key.name()),
                        List.of(context.say(KeyWords.ROTATE_WARNING)),
                        new Effect.Start(new KeyCall.Rotate(key.id()), "")));
            case DELETE ->
                new Effect.Open(Ask.named(
                        context.say(KeyWords.DELETE_TITLE),
                        List.of(context.say(KeyWords.DELETE_WARNING)),
                        key.name(),
                        new Effect.Start(new KeyCall.Remove(key.id(), key.name()), "")));
            case ADD -> throw new IllegalArgumentException(command.name());
        };
    }

    @Override
    public Step answered(Answer answer, Context context) {
        return switch (answer) {
            case KeyAnswer.Listed(List<ApiKey> keys) -> Step.of(with(listing.with(keys), detail));
            case KeyAnswer.Created(CreatedKey key) -> Step.of(this, new Effect.Open(created(key, context)));
            default -> Step.of(this);
        };
    }

    /// The one place where a key's full text is shown. It lives in the dialog alone and is gone with it.
    private static Reader created(CreatedKey key, Context context) {
        List<Line> lines = List.of(
                Line.of(key.key(), Tone.STRONG),
                Line.BLANK,
                Line.of(context.say(KeyWords.SHOWN_ONCE), Tone.WARN),
                Line.of(context.say(KeyWords.SHOWN_HOW)));
        return Reader.copying(context.say(KeyWords.CREATED_TITLE, key.name()), lines, key.key());
    }

    @Override
    public KeysPage with(Listing<ApiKey> rows, Detail next) {
        return new KeysPage(rows, next);
    }

    @Override
    public String title(ApiKey key) {
        return key.name();
    }

    @Override
    public List<Line> details(ApiKey key, int width, Context context) {
        return KeyLines.of(key, width, context);
    }

    @Override
    public List<Tile> tiles(Context context) {
        List<ApiKey> all = listing.all();
        long active = all.stream().filter(ApiKey::enabled).count();
        int inUse = all.stream().mapToInt(ApiKey::currentConcurrency).sum();
        long requests = all.stream().mapToLong(ApiKey::todayRequests).sum();
        Usd cost = all.stream().map(ApiKey::todayUsage).filter(Objects::nonNull).reduce(Usd.ZERO, Usd::plus);
        return List.of(
                new Tile(context.say(KeyWords.KEYS), Integer.toString(all.size())),
                new Tile(context.say(KeyWords.ACTIVE_KEYS), Long.toString(active)),
                new Tile(context.say(KeyWords.IN_USE), Integer.toString(inUse)),
                new Tile(context.say(KeyWords.TODAY_REQUESTS), Numbers.count(requests)),
                new Tile(context.say(KeyWords.TODAY_COST), Numbers.money(cost)));
    }

    @Override
    public List<Line> nothing(Context context) {
        return List.of(Line.of(context.say(KeyWords.EMPTY), Tone.STRONG), Line.of(context.say(KeyWords.EMPTY_HINT)));
    }
}
