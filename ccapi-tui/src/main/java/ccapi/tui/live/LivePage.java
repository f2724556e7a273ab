package ccapi.tui.live;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.overlay.Ask;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.Detail;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListPage;
import ccapi.tui.page.Listing;
import ccapi.tui.page.Page;
import ccapi.tui.page.PageWords;
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

/// The live page: requests in flight as the daemon tells them, twice a second.
public record LivePage(Listing<LiveRequest> listing, Detail detail) implements ListPage<LiveRequest> {
    private static final int LABEL = 10;

    /// Nothing loaded yet.
    public static LivePage start() {
        return new LivePage(Listing.of(LiveColumns.SCHEMA), Detail.START.toggled());
    }

    @Override
    public Tab tab() {
        return Tab.LIVE;
    }

    @Override
    public List<? extends Command> commands() {
        return Arrays.asList(LiveCommand.values());
    }

    @Override
    public List<Call> wants(Context context) {
        return List.of(new LiveCall.List());
    }

    @Override
    public Step act(Command command, Context context) {
        return switch ((LiveCommand) command) {
            case CANCEL -> withSelected(context, request -> cancel(request, context));
        };
    }

    private static Effect cancel(LiveRequest request, Context context) {
        String warning = context.say(LiveWords.CANCEL_WARNING, request.apiKeyName(), request.model());
        return new Effect.Open(Ask.yesNo(
                context.say(LiveWords.CANCEL_TITLE),
                List.of(request.id(), warning),
                new Effect.Start(new LiveCall.Cancel(request.id()), "")));
    }

    @Override
    public Step answered(Answer answer, Context context) {
        return Step.of(answer instanceof LiveAnswer(List<LiveRequest> requests) ? with(requests) : this);
    }

    @Override
    public Page pushed(LiveEvent event) {
        return event.live() == null ? this : with(event.live());
    }

    private LivePage with(List<LiveRequest> requests) {
        return with(listing.with(requests), detail);
    }

    @Override
    public LivePage with(Listing<LiveRequest> rows, Detail next) {
        return new LivePage(rows, next);
    }

    @Override
    public String title(LiveRequest request) {
        return request.id();
    }

    @Override
    public List<Line> nothing(Context context) {
        return List.of(Line.of(context.say(LiveWords.EMPTY), Tone.QUIET));
    }

    @Override
    public List<Tile> tiles(Context context) {
        double rate =
                listing.all().stream().mapToDouble(LiveRequest::tokensPerSecond).sum();
        return List.of(
                new Tile(
                        context.say(LiveWords.IN_FLIGHT),
                        Integer.toString(listing.all().size())),
                new Tile(context.say(LiveWords.STREAMING), count("streaming")),
                new Tile(context.say(LiveWords.WAITING), count("waiting")),
                new Tile(context.say(LiveWords.QUEUED), count("queued")),
                new Tile(context.say(LiveWords.TOKENS_PER_SECOND), LiveColumns.rate(rate)));
    }

    private String count(String phase) {
        return Long.toString(listing.all().stream()
                .filter(request -> request.phase().equals(phase))
                .count());
    }

    @Override
    public List<Line> details(LiveRequest request, int width, Context context) {
        List<Line> lines = new ArrayList<>();
        Table.Cell phase = LiveColumns.phase(request, context);
        lines.add(pair(LiveWords.D_PHASE, phase.text(), phase.tone(), context));
        lines.add(pair(LiveWords.D_ID, request.id(), context));
        lines.add(pair(LiveWords.D_STARTED, Times.clock(request.startedAt(), context.zone()), context));
        lines.add(pair(LiveWords.D_AGE, LiveColumns.age(request, context), context));
        lines.add(pair(LiveWords.D_USER, request.apiKeyName(), context));
        lines.add(pair(LiveWords.D_ACCOUNT, request.accountName(), context));
        lines.add(pair(LiveWords.D_MODEL, request.model(), context));
        lines.add(pair(LiveWords.D_STREAM, context.say(request.stream() ? PageWords.YES : PageWords.NO), context));
        lines.add(pair(LiveWords.D_INPUT, Numbers.count(request.inputTokens()), context));
        lines.add(pair(LiveWords.D_OUTPUT, Numbers.count(request.outputTokens()), context));
        lines.add(pair(LiveWords.D_RATE, LiveColumns.rate(request.tokensPerSecond()), context));
        lines.add(pair(LiveWords.D_ATTEMPTS, Integer.toString(request.attempts()), context));
        return lines;
    }

    private static Line pair(Phrase label, String value, Context context) {
        return pair(label, value, Tone.PLAIN, context);
    }

    private static Line pair(Phrase label, String value, Tone tone, Context context) {
        return Line.pair(context.say(label), LABEL, value, tone);
    }
}
