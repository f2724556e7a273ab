package ccapi.cli.session;

import ccapi.cli.command.Kind;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.Session;
import java.util.List;

/// The columns of conversations.
final class SessionGrid {
    static final Grid SESSIONS = new Grid(
            "id",
            List.of(
                    Column.of("id", "ID", Formats::text),
                    Column.of("key", "USER", Formats::text).named("user"),
                    Column.of("account", "ACCOUNT", Formats::text),
                    Column.of("source", "KNOWN BY", Formats::text).dropped(2),
                    Column.of("requests", "REQUESTS", Formats::count).right().dropped(1),
                    Column.of("last_used", "USED", Formats::ago).right(),
                    Column.of("created_at", "SINCE", Formats::ago)
                            .named("since")
                            .right()
                            .dropped(3)),
            "No conversation is bound to an account now.");

    static final Kind KIND = new Kind("session", AccountsApi.SESSIONS, SESSIONS, Session.class);

    private SessionGrid() {}
}
