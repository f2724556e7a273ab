package ccapi.tui.testing;

import ccapi.shared.mirror.MirrorStatus;
import ccapi.shared.usage.RequestDetail;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import ccapi.tui.account.AccountAnswer;
import ccapi.tui.apikey.KeyAnswer;
import ccapi.tui.live.LiveAnswer;
import ccapi.tui.mirror.MirrorAnswer;
import ccapi.tui.page.Answer;
import ccapi.tui.usage.UsageAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a daemon with the [Samples] would answer to every page.
public final class Answers {
    private Answers() {}

    /// Everything that pages want when they open, and the first account in full.
    public static List<Answer> of(Samples samples) {
        return List.of(
                new AccountAnswer.Listed(samples.accounts()),
                new AccountAnswer.Shown(samples.detail(samples.accounts().getFirst())),
                new KeyAnswer.Listed(samples.keys()),
                new UsageAnswer.Summed(samples.summary("account,key")),
                new UsageAnswer.Curved(samples.summary("hour")),
                new UsageAnswer.Newest(new RequestPage(samples.requests(60), null)),
                minter("reachable", null),
                new MirrorAnswer.Listed(samples.mirrors()),
                new LiveAnswer(samples.live()));
    }

    /// What every page is told when there is nothing at all.
    public static List<Answer> ofNothing() {
        return List.of(
                new AccountAnswer.Listed(List.of()),
                new KeyAnswer.Listed(List.of()),
                new MirrorAnswer.Listed(List.of()),
                new LiveAnswer(List.of()));
    }

    /// How the minter is.
    public static Answer minter(String state, @Nullable String error) {
        Long took = error == null ? 38L : null;
        return new MirrorAnswer.Known(new MirrorStatus(state, error, "", "http://127.0.0.1:1", took));
    }

    /// A request in full.
    public static Answer request(RequestEntry entry) {
        List<String> trace = List.of("key " + entry.apiKeyName(), "chose " + entry.accountName());
        return new UsageAnswer.Shown(new RequestDetail(entry, "/v1/messages", trace));
    }
}
