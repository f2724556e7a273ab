package ccapi.tui.testing;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.paths.Home;
import java.time.InstantSource;

/// Plays the daemon for somebody who wants to look at the dashboard: requests in flight move on, now and then something
/// happens. Argument: how many accounts; none = the samples.
public final class StandInMain {
    private StandInMain() {}

    public static void main(String[] args) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        World world = new World(clock);
        world.slowMs = 1500;
        if (args.length > 0) {
            world.accounts.clear();
            world.accounts.addAll(new Samples(clock.instant()).manyAccounts(Integer.parseInt(args[0])));
            world.requests.addAll(new Samples(clock.instant()).requests(5000).subList(60, 5000));
        }
        try (StandIn _ = StandIn.start(Home.fromEnvironment().socket(), world)) {
            boolean busy = args.length < 2;
            for (int beat = 0; ; beat++) {
                Thread.sleep(500);
                if (busy) {
                    world.live.replaceAll(row -> grown(row));
                    world.tellLive();
                } else if (beat % 6 == 0) {
                    world.tell.accept(new LiveEvent("heartbeat", clock.instant(), null, null, null));
                }
                if (beat % 60 == 20) {
                    world.notice("account team-alpha: 5h window full, cooling");
                }
                if (beat % 10 == 5 && busy) {
                    world.changed("usage");
                }
            }
        }
    }

    private static LiveRequest grown(LiveRequest row) {
        long output = row.phase().equals("streaming") ? row.outputTokens() + 21 : row.outputTokens();
        return new LiveRequest(
                row.id(),
                row.startedAt(),
                row.apiKeyName(),
                row.accountName(),
                row.model(),
                row.phase(),
                row.stream(),
                row.inputTokens(),
                output,
                row.tokensPerSecond(),
                row.ageMs() + 500,
                row.attempts());
    }
}
