package ccapi.tui.live;

import ccapi.shared.live.LiveRequest;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.page.Column;
import ccapi.tui.page.Context;
import ccapi.tui.page.Schema;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The columns of requests in flight.
final class LiveColumns {
    static final Schema<LiveRequest> SCHEMA = new Schema<>(
            "live",
            LiveRequest::id,
            List.of(
                    age(),
                    Column.text("user", LiveWords.USER, 10, 20, 2, LiveRequest::apiKeyName),
                    Column.text("account", LiveWords.ACCOUNT, 10, 20, 3, LiveRequest::accountName),
                    Column.text("model", LiveWords.MODEL, 14, 32, 1, LiveRequest::model),
                    phase(),
                    Column.number(
                            "in",
                            LiveWords.IN,
                            6,
                            6,
                            LiveRequest::inputTokens,
                            row -> Numbers.count(row.inputTokens())),
                    Column.number(
                            "out",
                            LiveWords.OUT,
                            6,
                            4,
                            LiveRequest::outputTokens,
                            row -> Numbers.count(row.outputTokens())),
                    rate(),
                    Column.<LiveRequest>number(
                                    "attempts",
                                    LiveWords.ATTEMPTS,
                                    4,
                                    8,
                                    row -> (long) row.attempts(),
                                    row -> Integer.toString(row.attempts()))
                            .toned(row -> row.attempts() > 1 ? Tone.WARN : Tone.PLAIN),
                    Column.text("id", LiveWords.ID, 20, 30, 9, LiveRequest::id).toned(_ -> Tone.QUIET)));

    private LiveColumns() {}

    private static Column<LiveRequest> age() {
        return new Column<>(
                "age",
                LiveWords.AGE,
                true,
                6,
                7,
                0,
                _ -> "",
                Comparator.comparing(LiveRequest::startedAt).reversed(),
                (row, _, context) -> Table.Cell.of(age(row, context)));
    }

    static String age(LiveRequest request, Context context) {
        long millis = Duration.between(request.startedAt(), context.now()).toMillis();
        return Times.duration(Math.max(0, millis));
    }

    private static Column<LiveRequest> phase() {
        return Column.<LiveRequest>text("phase", LiveWords.PHASE, 9, 10, 5, LiveRequest::phase)
                .drawn((row, _, context) -> phase(row, context));
    }

    static Table.Cell phase(LiveRequest request, Context context) {
        return switch (request.phase()) {
            case "queued" -> new Table.Cell(context.say(LiveWords.PHASE_QUEUED), Tone.WARN);
            case "waiting" -> new Table.Cell(context.say(LiveWords.PHASE_WAITING), Tone.PLAIN);
            case "streaming" -> new Table.Cell(context.say(LiveWords.PHASE_STREAMING), Tone.GOOD);
            default -> Table.Cell.of(request.phase());
        };
    }

    private static Column<LiveRequest> rate() {
        return Column.<LiveRequest>number(
                "rate",
                LiveWords.RATE,
                6,
                7,
                row -> Math.round(row.tokensPerSecond()),
                row -> rate(row.tokensPerSecond()));
    }

    static String rate(double tokensPerSecond) {
        return tokensPerSecond < 100
                ? String.format(Locale.ROOT, "%.1f", tokensPerSecond)
                : Numbers.count(Math.round(tokensPerSecond));
    }
}
