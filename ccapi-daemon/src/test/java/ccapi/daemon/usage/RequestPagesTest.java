package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.RequestDetail;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import ccapi.shared.usage.UsageQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestPagesTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @TempDir
    Path folder;

    /// Only 900 milliseconds for 2,000 requests: many arrived at the same moment.
    @Test
    void pagesTogetherAreAllThatWasAskedForNewestFirst() {
        try (Desk desk = Desk.open(folder)) {
            List<RequestRow> rows = new RandomRows(1).some(2_000, START, Duration.ofMillis(900));
            desk.save(rows);
            check(desk, rows, query(null, null, null, null), _ -> true);
            check(
                    desk,
                    rows,
                    query("max-2", null, null, null),
                    row -> row.group().accountName().equals("max-2"));
            check(
                    desk,
                    rows,
                    query("acc_max-2", "bob", null, null),
                    row -> row.group().accountName().equals("max-2")
                            && row.group().keyName().equals("bob"));
            check(
                    desk,
                    rows,
                    query(null, null, "gpt-6-sol", null),
                    row -> row.group().model().equals("gpt-6-sol"));
            check(
                    desk,
                    rows,
                    query(null, null, null, "error"),
                    row -> !row.outcome().equals("ok"));
            check(
                    desk,
                    rows,
                    query(null, "bob", null, "429"),
                    row -> row.statusCode() == 429 && row.group().keyName().equals("bob"));
            check(desk, rows, query(null, null, null, "200"), row -> row.statusCode() == 200);
            check(desk, rows, query("nobody", null, null, null), _ -> false);
        }
    }

    private static void check(Desk desk, List<RequestRow> rows, UsageQuery query, Predicate<RequestRow> wanted) {
        List<RequestEntry> all = new ArrayList<>();
        RequestPage page = ask(desk, query, null);
        all.addAll(page.items());
        while (page.next() != null) {
            assertThat(page.items()).hasSize(70);
            page = ask(desk, query, page.next());
            all.addAll(page.items());
        }
        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparing(RequestEntry::createdAt).reversed());
        assertThat(all)
                .extracting(RequestEntry::id)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().filter(wanted).map(RequestRow::id).toList());
    }

    @Test
    void withoutARangeAllTimesAreMeant() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(new RandomRows(1).some(3, Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(1)));
            assertThat(ask(desk, query(null, null, null, null), null).items()).hasSize(3);
        }
    }

    @Test
    void oneRequestComesWithItsTrace() {
        try (Desk desk = Desk.open(folder)) {
            String id = desk.book(Desk.NOON, "alice", "max-1", "gpt-5", Desk.tokens(1, 2));
            RequestDetail detail = desk.database.read(handle -> new RequestStore(handle).detail(id));
            assertThat(detail.path()).isEqualTo("/v1/messages");
            assertThat(detail.trace()).containsExactly("asked for gpt-5", "sent to max-1");
            assertThat(detail.request().apiKeyName()).isEqualTo("alice");
            assertThat(detail.request().ttfbMs()).isEqualTo(120);
            assertThatThrownBy(() -> desk.database.read(handle -> new RequestStore(handle).detail("req_none")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("req_none");
        }
    }

    @Test
    void anEndOfAPageThatWasMadeUpIsRefused() {
        try (Desk desk = Desk.open(folder)) {
            for (String text : List.of("x", "1", "1-x", "-", "1-2-3")) {
                assertThatThrownBy(() -> ask(desk, query(null, null, null, null), text))
                        .isInstanceOf(Refusal.class);
            }
        }
    }

    private static UsageQuery query(String account, String key, String model, String status) {
        return new UsageQuery(null, null, null, null, account, key, model, status, 70, null);
    }

    private static RequestPage ask(Desk desk, UsageQuery query, String before) {
        UsageQuery page = new UsageQuery(
                null, null, null, null, query.account(), query.key(), query.model(), query.status(), 70, before);
        return desk.database.read(handle -> new RequestStore(handle).page(page, Desk.NOON));
    }
}
