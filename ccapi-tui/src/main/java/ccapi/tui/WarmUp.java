package ccapi.tui;

import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountDetail;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import ccapi.shared.socket.UnixHttp;
import ccapi.shared.status.DaemonStatus;
import ccapi.tui.input.Input;
import ccapi.tui.terminal.Rehearsal;
import ccapi.tui.widget.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// Walks through the dashboard without a terminal or a daemon, so that the launcher can make an archive of the classes
/// that a start needs. Shows nothing and changes nothing.
final class WarmUp {
    private static final Size SIZE = new Size(140, 40);
    private static final String KEYS = "j23145?\u001b[Bq:te\u001b";

    private WarmUp() {}

    static void run(Settings settings) throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        AppState state = AppState.start(settings, ZoneId.systemDefault(), SIZE, clock.instant(), Main.pages());
        Rehearsal rehearsal = new Rehearsal(SIZE);
        rehearsal.show(View.of(state));
        state = Update.of(state, new Event.StreamOpened()).state();
        for (Input input : rehearsal.keys(KEYS)) {
            state = Update.of(state.at(clock.instant()), new Event.Typed(input)).state();
            rehearsal.show(View.of(state));
        }
        rehearsal.end();
        Thread call = Thread.ofVirtual().start(WarmUp::call);
        call.join();
    }

    private static void call() {
        byte[] list = "[{}]".getBytes(StandardCharsets.UTF_8);
        for (Class<?> type : List.of(Account.class, ApiKey.class, LiveRequest.class, LiveEvent.class)) {
            Json.readList(list, type);
        }
        byte[] object = "{}".getBytes(StandardCharsets.UTF_8);
        Json.read(object, DaemonStatus.class);
        Json.read(object, AccountDetail.class);
        try {
            new AdminClient(new UnixHttp(Path.of("/nonexistent"), Duration.ofSeconds(1)))
                    .status()
                    .get();
        } catch (Refusal e) {
            // nobody is there, as expected
        }
    }
}
